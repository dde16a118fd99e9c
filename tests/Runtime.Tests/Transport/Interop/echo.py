"""A WebSocket server for interop tests, over Python's websockets. Prints its port; ends with its input. The argument "deflate" turns compression on."""
import asyncio
import sys

import websockets


async def serve(socket, path=None):
    try:
        async for message in socket:
            command, _, argument = message.partition(" ") if isinstance(message, str) and len(message) < 100 else ("", "", "")
            if command == "parts":
                await socket.send(f"part {i} " for i in range(int(argument)))
            elif command == "ping":
                await (await socket.ping(argument))
                await socket.send("pong " + argument)
            elif command == "close":
                await socket.close(int(argument), "as you wish")
            else:
                await socket.send(message)
    except websockets.ConnectionClosed:
        pass


async def main():
    compression = "deflate" if sys.argv[1:] == ["deflate"] else None
    async with websockets.serve(serve, "127.0.0.1", 0, compression=compression, max_size=64 * 1024 * 1024) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
