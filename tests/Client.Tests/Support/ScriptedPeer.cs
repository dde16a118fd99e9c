using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Framewright.Client.Tests.Support;

/// <summary>The server's end of one scripted socket.</summary>
internal sealed class ScriptedPeer(TcpClient client, WebSocket socket) : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None).Within();

    /// <summary>The next frame that is no heartbeat.</summary>
    public async Task<JsonObject> ReadAsync()
    {
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).Within();
            if (received.MessageType == WebSocketMessageType.Close) throw new IOException("The client has closed.");
            Assert.True(received.EndOfMessage);
            var frame = (JsonObject)JsonNode.Parse(buffer.AsSpan(0, received.Count))!;
            if ((string?)frame["msg"] != "ping") return frame;
        }
    }

    public async Task<JsonObject> ReadAsync(string msg)
    {
        JsonObject frame;
        do frame = await ReadAsync();
        while ((string?)frame["msg"] != msg);
        return frame;
    }

    /// <summary>Ends the socket: in order, or, where there is no such code, by breaking it.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        if (code == 1006) client.Client.Close(0);
        else await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None).Within();
    }

    public void Dispose()
    {
        socket.Dispose();
        client.Dispose();
    }
}
