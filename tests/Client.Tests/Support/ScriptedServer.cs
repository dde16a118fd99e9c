using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Framewright.Client.Tests.Support;

/// <summary>A WebSocket server that knows no protocol: the test says each frame. One peer for each socket that it accepts.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ScriptedServer()
    {
        listener.Start();
        Address = new Uri($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/websocket");
    }

    public Uri Address { get; }

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake is defined with SHA-1; it protects nothing.")]
    public async Task<ScriptedPeer> AcceptAsync()
    {
        var client = await listener.AcceptTcpClientAsync().Within();
        var stream = client.GetStream();
        var key = await ReadKeyAsync(stream).Within();
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n")).Within();
        return new ScriptedPeer(client, WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero }));
    }

    public void Dispose() => listener.Dispose();

    private static async Task<string> ReadKeyAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("No request came.");
            text.Append((char)one[0]);
        }

        return text.ToString().Split("\r\n").Select(line => line.Split(": ", 2)).Single(header => header[0].Equals("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))[1];
    }
}
