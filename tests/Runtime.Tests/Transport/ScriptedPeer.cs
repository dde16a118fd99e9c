using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>The server's end of one TCP connection, speaking HTTP and WebSocket byte by byte as a test wants.</summary>
internal sealed class ScriptedPeer(Socket socket) : IDisposable
{
    private readonly NetworkStream stream = new(socket, ownsSocket: true);

    public Socket Socket { get; } = socket;

    /// <summary>The request line and headers, as they came.</summary>
    public string Request { get; private set; } = "";

    public async Task<string> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            text.Append((char)one[0]);
        }

        return Request = text.ToString();
    }

    public string Header(string name) => Request.Split("\r\n")
        .Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

#pragma warning disable CA5350 // What the protocol prescribes.
    public string Accept() => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(Header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes).AsTask();

    /// <summary>Accepts the upgrade properly; bytes given here leave in the same write as the answer.</summary>
    public async Task UpgradeAsync(params byte[] behind)
    {
        await ReadRequestAsync();
        var answer = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept()}\r\n\r\n";
        await WriteAsync([.. Encoding.ASCII.GetBytes(answer), .. behind]);
    }

    public Task SendAsync(int opcode, byte[] payload, bool final = true) => WriteAsync(Frame(opcode, payload, final));

    public Task SendTextAsync(string text) => SendAsync(1, Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one frame of the client and takes its mask off.</summary>
    public async Task<(int Opcode, byte[] Payload)> ReadFrameAsync()
    {
        var head = new byte[2];
        await stream.ReadExactlyAsync(head);
        Assert.True((head[0] & 0x80) != 0, "a client's frame was not final");
        Assert.True((head[1] & 0x80) != 0, "a client's frame was not masked");
        long length = head[1] & 0x7F;
        if (length >= 126)
        {
            var extended = new byte[length == 126 ? 2 : 8];
            await stream.ReadExactlyAsync(extended);
            length = length == 126 ? BinaryPrimitives.ReadUInt16BigEndian(extended) : BinaryPrimitives.ReadInt64BigEndian(extended);
        }

        var mask = new byte[4];
        await stream.ReadExactlyAsync(mask);
        var payload = new byte[length];
        await stream.ReadExactlyAsync(payload);
        for (var i = 0; i < payload.Length; i++) payload[i] ^= mask[i & 3];
        return (head[0] & 0xF, payload);
    }

    public async Task<string> ReadTextAsync()
    {
        var (opcode, payload) = await ReadFrameAsync();
        Assert.Equal(1, opcode);
        return Encoding.UTF8.GetString(payload);
    }

    /// <summary>All frames until the client ends the connection.</summary>
    public async Task<IReadOnlyList<(int Opcode, byte[] Payload)>> ReadFramesAsync()
    {
        var frames = new List<(int, byte[])>();
        try
        {
            while (true) frames.Add(await ReadFrameAsync());
        }
        catch (IOException)
        {
            // The end, or a reset, which is an end too.
            return frames;
        }
    }

    /// <summary>The number of bytes until the client ends the connection.</summary>
    public async Task<long> ReadToEndAsync()
    {
        var buffer = new byte[64 * 1024];
        var total = 0L;
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var count) total += count;
        }
        catch (IOException)
        {
            // A reset is an end too.
        }

        return total;
    }

    public void Dispose() => stream.Dispose();

    /// <summary>A server's frame, which has no mask.</summary>
    public static byte[] Frame(int opcode, byte[] payload, bool final = true)
    {
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ => [127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length],
        };
        return [(byte)((final ? 0x80 : 0) | opcode), .. length, .. payload];
    }

    public static byte[] Text(string text) => Frame(1, Encoding.UTF8.GetBytes(text));
}
