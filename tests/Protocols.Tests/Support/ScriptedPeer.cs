using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Support;

/// <summary>One client as its server's script sees it: text messages in and out.</summary>
internal sealed class ScriptedPeer(WebSocket socket, HttpRequest request, int number, CancellationToken stopping)
{
    private readonly byte[] buffer = new byte[1 << 20];

    /// <summary>The upgrade request: path, query, headers.</summary>
    public HttpRequest Request => request;

    /// <summary>1 for the server's first socket.</summary>
    public int Number => number;

    /// <summary>Why the client closed, once it has.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>The next message as text.</summary>
    /// <exception cref="ClientLeftException">There is no next one.</exception>
    public async Task<string> ReceiveTextAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stopping);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stopping);
                throw new ClientLeftException(CloseCode);
            }

            length += part.Count;
            if (part.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    /// <summary>The next message as JSON.</summary>
    public async Task<JsonElement> ReceiveAsync() => JsonElement.Parse(await ReceiveTextAsync());

    /// <summary>Takes the next message, which has to be this JSON, whatever its white space.</summary>
    public async Task ExpectAsync(string json)
    {
        var received = await ReceiveAsync();
        if (!JsonElement.DeepEquals(JsonElement.Parse(json), received)) throw new InvalidOperationException($"Expected {json}, received {received.GetRawText()}.");
    }

    public Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, stopping);

    public Task CloseAsync(int code, string reason = "") => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, stopping);

    /// <summary>Reads what else comes until the client closes.</summary>
    public async Task DrainAsync()
    {
        while (true) await ReceiveTextAsync();
    }
}
