using System.Net.WebSockets;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>A <see cref="ClientWebSocket"/> used as sparingly as it can be: one buffer, the overloads that allocate nothing, no keep-alive.</summary>
internal sealed class PlainSocket : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[256 * 1024];

    private PlainSocket() => socket.Options.KeepAliveInterval = TimeSpan.Zero;

    public static async Task<PlainSocket> ConnectAsync(Uri address)
    {
        var plain = new PlainSocket();
        await plain.socket.ConnectAsync(address, CancellationToken.None);
        return plain;
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> text) => socket.SendAsync(text, WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Receives messages and hands each whole one to the reader.</summary>
    public async Task ReceiveAsync<TReader>(int count, TReader reader, EventTally tally)
        where TReader : struct, IFrameReader
    {
        for (int left = count; left > 0; left--)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            tally.Add(reader.Read(buffer.AsSpan(0, length)));
        }
    }

    /// <summary>Receives one message.</summary>
    /// <returns>Its length in bytes.</returns>
    public async ValueTask<int> ReceiveAsync()
    {
        ValueWebSocketReceiveResult whole = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        return whole.EndOfMessage ? whole.Count : throw new InvalidOperationException("Half an answer came");
    }

    public async ValueTask DisposeAsync()
    {
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        socket.Dispose();
    }
}
