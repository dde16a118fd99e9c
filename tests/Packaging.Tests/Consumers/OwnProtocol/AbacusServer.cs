using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OwnProtocol;

/// <summary>The other end, written by hand over the framework's own listener.</summary>
internal sealed class AbacusServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public AbacusServer()
    {
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        Endpoint = new Uri($"ws://127.0.0.1:{port}/");
        serving = ServeAsync();
    }

    public Uri Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            var context = await listener.GetContextAsync();
            using var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
            await SendAsync(socket, """{"kind":"welcome"}""");
            var buffer = new byte[4096];
            while (await socket.ReceiveAsync(buffer, default) is { MessageType: WebSocketMessageType.Text } received)
            {
                await AnswerAsync(socket, JsonNode.Parse(buffer.AsSpan(0, received.Count))!);
            }
        }
        catch (Exception error) when (error is HttpListenerException or WebSocketException or ObjectDisposedException)
        {
            // The client has gone, or the listener was stopped: the conversation is over either way.
        }
    }

    private static async Task AnswerAsync(WebSocket socket, JsonNode frame)
    {
        var (left, right) = ((int?)frame["with"]?["left"] ?? 0, (int?)frame["with"]?["right"] ?? 0);
        var head = $"\"kind\":\"answer\",\"nr\":{frame["nr"]}";
        switch ((string?)frame["what"] ?? (string?)frame["kind"])
        {
            case "add":
                await SendAsync(socket, $"{{{head},\"value\":{left + right}}}");
                break;
            case "divide":
                await SendAsync(socket, right == 0
                    ? $"{{{head},\"problem\":{{\"code\":7,\"text\":\"division by zero\"}}}}"
                    : $"{{{head},\"value\":{left / right}}}");
                break;
            case "watch":
                for (var i = 1; i <= 3; i++) await SendAsync(socket, $"{{\"kind\":\"event\",\"topic\":\"{frame["topic"]}\",\"data\":{{\"count\":{i}}}}}");
                break;
        }
    }

    private static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);
}
