using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Framewright.Allocation;

/// <summary>The least that a client takes for a server: opens, confirms, sends as many events as a call asks for, answers calls.</summary>
internal static class EventServer
{
    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));

        // The parent holds the other end of the input: its end is the end of this process too.
        var orphaned = Task.Run(Console.In.ReadToEnd);
        while (await Task.WhenAny(listener.AcceptTcpClientAsync(), orphaned) is Task<TcpClient> accepted) _ = ServeAsync(await accepted);
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        var stream = client.GetStream();
        await UpgradeAsync(stream);
        using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero });
        var buffer = new byte[64 * 1024];
        while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } received)
        {
            if (JsonNode.Parse(buffer.AsSpan(0, received.Count)) is JsonObject frame) await AnswerAsync(socket, frame);
        }
    }

    private static async Task AnswerAsync(WebSocket socket, JsonObject frame)
    {
        var id = (string?)frame["id"];
        switch ((string?)frame["msg"])
        {
            case "connect":
                await SendAsync(socket, """{"msg":"connected","session":"s"}"""u8.ToArray());
                break;
            case "ping":
                await SendAsync(socket, Encoding.UTF8.GetBytes($$"""{"msg":"pong","id":"{{id}}"}"""));
                break;
            case "sub":
                await SendAsync(socket, Encoding.UTF8.GetBytes($$"""{"msg":"ready","subs":["{{id}}"]}"""));
                break;
            case "method":
                var count = frame["params"] is JsonArray { Count: 1 } parameters ? int.Parse((string)parameters[0]!, CultureInfo.InvariantCulture) : 0;
                for (var left = count; left > 0; left--) await SendAsync(socket, SampleFrame.Event);
                await SendAsync(socket, Encoding.UTF8.GetBytes($$"""{"msg":"result","id":"{{id}}","result":"done"}"""));
                break;
        }
    }

    private static ValueTask SendAsync(WebSocket socket, byte[] text) => socket.SendAsync(text.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    [SuppressMessage("Security", "CA5350", Justification = "The WebSocket handshake is defined with SHA-1; it protects nothing.")]
    private static async Task UpgradeAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("No request came.");
            request.Append((char)one[0]);
        }

        var key = request.ToString().Split("\r\n").Select(line => line.Split(": ", 2)).Single(header => header[0].Equals("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))[1];
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }
}
