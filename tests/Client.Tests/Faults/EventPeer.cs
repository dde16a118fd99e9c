using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;

namespace Framewright.Client.Tests.Faults;

/// <summary>A server that opens sessions and confirms subscriptions on any number of sockets, one after the other, and sends numbered events as fast as a socket takes them. It keeps nothing of a socket that has ended.</summary>
internal sealed class EventPeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;
    private volatile NetworkStream? stream;

    public EventPeer()
    {
        listener.Start();
        serving = Task.Run(ServeAllAsync);
    }

    public Uri Address => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/websocket");

    /// <summary>Sends the events with the numbers from one up to another, each in a frame of its own.</summary>
    public async Task SendAsync(string room, int first, int end)
    {
        var block = new MemoryStream();
        for (var number = first; number < end; number++)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            block.Write(Frame($$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{room}}}","args":[{"_id":"{{{text}}}","rid":"{{{room}}}","msg":"{{{text}}}","ts":{"$date":1700000000000},"u":{"_id":"u","username":"bob","name":"Bob"},"_updatedAt":{"$date":1700000000000},"urls":[],"mentions":[],"channels":[],"md":[{"type":"PARAGRAPH","value":[]}]}]}}"""));
            if (block.Length < 256 * 1024 && number < end - 1) continue;
            await stream!.WriteAsync(block.GetBuffer().AsMemory(0, (int)block.Length));
            block.SetLength(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        stream?.Dispose();
        await serving.Within();
    }

    private async Task ServeAllAsync()
    {
        while (true)
        {
            try
            {
                using var socket = new NetworkStream(await listener.AcceptSocketAsync(), ownsSocket: true);
                stream = socket;
                await ServeAsync();
            }
            catch (Exception error) when (error is IOException)
            {
                // That socket has ended; the client makes another one.
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake is defined with SHA-1; it protects nothing.")]
    private async Task ServeAsync()
    {
        var request = new StringBuilder();
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)) request.Append((char)(await ReadAsync(1))[0]);
        var key = request.ToString().Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase)).Split(": ", 2)[1];
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await stream!.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        while (true) await AnswerAsync(await ReadFrameAsync());
    }

    private ValueTask AnswerAsync(JsonNode sent) => (string?)sent["msg"] switch
    {
        "connect" => SendAsync("""{"msg":"connected","session":"s"}"""),
        "method" => SendAsync($$$"""{"msg":"result","id":"{{{sent["id"]}}}","result":{"id":"u","token":"t","tokenExpires":{"$date":1},"type":"resume"}}"""),
        "sub" => SendAsync($$"""{"msg":"ready","subs":["{{sent["id"]}}"]}"""),
        _ => default,
    };

    private ValueTask SendAsync(string text) => stream!.WriteAsync(Frame(text));

    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var head = new byte[4];
        head[0] = 0x81;
        head[1] = 126;
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)payload.Length);
        return payload.Length < 126 ? [0x81, (byte)payload.Length, .. payload] : [.. head, .. payload];
    }

    private async Task<JsonNode> ReadFrameAsync()
    {
        var head = await ReadAsync(2);
        if ((head[0] & 0xF) == 8) throw new IOException("The client has closed.");
        var length = head[1] & 0x7F;
        if (length == 126) length = BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2));
        var mask = await ReadAsync(4);
        var payload = await ReadAsync(length);
        for (var index = 0; index < length; index++) payload[index] ^= mask[index % 4];
        return JsonNode.Parse(payload)!;
    }

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        await stream!.ReadExactlyAsync(bytes);
        return bytes;
    }
}
