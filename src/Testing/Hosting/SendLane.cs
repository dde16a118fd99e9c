using System.Net.WebSockets;
using System.Threading.Channels;

namespace Framewright.Testing.Hosting;

/// <summary>
/// The only writer of one socket. Frames leave in the order in which they were queued, so whoever queues under one lock
/// decides the order that the client sees.
/// </summary>
internal sealed class SendLane(WebSocket socket, TrafficLog<RecordedFrame> sent, TimeProvider timeProvider)
{
    private readonly Channel<OutgoingFrame> queue =
        Channel.CreateUnbounded<OutgoingFrame>(new UnboundedChannelOptions { SingleReader = true });

    public PauseGate Gate { get; } = new();

    /// <summary>Bytes per WebSocket fragment; 0 sends each message whole.</summary>
    public int FragmentSize { get; set; }

    /// <summary>Queues a frame; one that comes after the close or after the end of the socket is dropped.</summary>
    public void Enqueue(OutgoingFrame frame) => queue.Writer.TryWrite(frame);

    public void Complete() => queue.Writer.TryComplete();

    /// <summary>Writes until the closing handshake was sent or the lane was completed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var frame in queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await Gate.PassAsync(cancellationToken).ConfigureAwait(false);
            if (frame.Type == WebSocketMessageType.Close)
            {
                Complete();
                await socket.CloseOutputAsync((WebSocketCloseStatus)frame.CloseCode, frame.CloseReason, cancellationToken).ConfigureAwait(false);
                return;
            }

            await SendAsync(frame, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(OutgoingFrame frame, CancellationToken cancellationToken)
    {
        // Recorded before the write, so that a test that saw the frame arrive also finds it here.
        if (sent.Keeps)
            sent.Add(new RecordedFrame(frame.Payload.ToArray(), frame.Type == WebSocketMessageType.Text, timeProvider.GetUtcNow()));
        var rest = frame.Payload;
        var size = FragmentSize;
        while (size > 0 && rest.Length > size)
        {
            await socket.SendAsync(rest[..size], frame.Type, endOfMessage: false, cancellationToken).ConfigureAwait(false);
            rest = rest[size..];
        }

        await socket.SendAsync(rest, frame.Type, endOfMessage: true, cancellationToken).ConfigureAwait(false);
    }
}
