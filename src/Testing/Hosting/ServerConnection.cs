using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text;

namespace Framewright.Testing.Hosting;

/// <summary>
/// The server's end of one accepted WebSocket: what came in and went out, and the ways in which a test can disturb it.
/// Lives until the socket ends; its records stay readable afterwards. All members are safe to use from any thread.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source may be cancelled by a test long after the socket ended; it holds no handle.")]
public sealed class ServerConnection
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly WebSocket socket;
    private readonly Action abortTransport;
    private readonly TimeProvider timeProvider;
    private readonly TrafficLog<RecordedFrame> received;
    private readonly TrafficLog<RecordedFrame> sent;
    private readonly SendLane lane;
    private readonly PauseGate reading = new();
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ServerConnection(int number, WebSocket socket, Action abortTransport, TimeProvider timeProvider, bool recordsFrames)
    {
        Number = number;
        this.socket = socket;
        this.abortTransport = abortTransport;
        this.timeProvider = timeProvider;
        received = new TrafficLog<RecordedFrame>(recordsFrames, "frame");
        sent = new TrafficLog<RecordedFrame>(recordsFrames, "frame");
        lane = new SendLane(socket, sent, timeProvider);
    }

    /// <summary>1 for the first socket that the server accepted, 2 for the second, and so on.</summary>
    public int Number { get; }

    /// <summary>A snapshot of all messages received so far, oldest first.</summary>
    public IReadOnlyList<RecordedFrame> Received => received.Snapshot;

    /// <summary>A snapshot of all messages sent so far, oldest first; raw ones included.</summary>
    public IReadOnlyList<RecordedFrame> Sent => sent.Snapshot;

    /// <summary>Completes when the socket has ended, whoever ended it. Never faults.</summary>
    public Task Closed => closed.Task;

    /// <summary>What ended the socket when it was not a closing handshake; null while it is open and after an orderly close.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The close code that the client sent, or null when it sent none.</summary>
    public int? ClientCloseCode { get; private set; }

    /// <summary>Splits every later message into WebSocket fragments of at most this many bytes. 0, the default, sends messages whole.</summary>
    public int FragmentSize
    {
        get => lane.FragmentSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lane.FragmentSize = value;
        }
    }

    /// <summary>Returns the first received message, past or future, that matches.</summary>
    /// <param name="predicate">Decides whether a message matches; called once per message.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">None arrived in time.</exception>
    /// <exception cref="InvalidOperationException">The server was started without recording frames.</exception>
    public Task<RecordedFrame> WaitForFrameAsync(Func<RecordedFrame, bool> predicate, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        received.WaitForAsync(predicate, timeout ?? DefaultPatience, cancellationToken);

    /// <summary>Sends a text message exactly as given, be it valid for the protocol or not.</summary>
    /// <param name="text">The message's text.</param>
    public void SendText(string text) => Send(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    /// <summary>Sends bytes as a text message; invalid UTF-8 goes out unchanged.</summary>
    /// <param name="utf8">The payload; not copied.</param>
    public void SendText(ReadOnlyMemory<byte> utf8) => Send(utf8, WebSocketMessageType.Text);

    /// <summary>Sends a binary message.</summary>
    /// <param name="payload">The payload; not copied.</param>
    public void SendBinary(ReadOnlyMemory<byte> payload) => Send(payload, WebSocketMessageType.Binary);

    /// <summary>Starts the closing handshake after all messages queued so far. Later messages are dropped.</summary>
    /// <param name="code">The close code, for example 1000, 1001 or 4000.</param>
    /// <param name="reason">The close reason, at most 123 bytes of UTF-8.</param>
    public void Close(int code = 1000, string reason = "") =>
        lane.Enqueue(new OutgoingFrame(default, WebSocketMessageType.Close, checked((ushort)code), reason));

    /// <summary>Drops the socket at once, without a closing handshake; queued messages are lost.</summary>
    public void Abort()
    {
        lane.Complete();
        abortTransport();
        // Not inline: the continuations take the protocol's lock, which the caller may hold.
        _ = ending.CancelAsync();
    }

    /// <summary>Stops taking bytes from the socket, so that the client's writes pile up. The socket stays open.</summary>
    public void PauseReading() => reading.Close();

    /// <summary>Ends <see cref="PauseReading"/>; what piled up is handled in order.</summary>
    public void ResumeReading() => reading.Open();

    /// <summary>Holds every outgoing message back, the closing handshake included. The socket stays open.</summary>
    public void PauseSending() => lane.Gate.Close();

    /// <summary>Ends <see cref="PauseSending"/>; what was held back goes out in order.</summary>
    public void ResumeSending() => lane.Gate.Open();

    internal async Task RunAsync(ISession session)
    {
        var sending = RunLaneAsync();
        try
        {
            session.Opened();
            await ReceiveAsync(session).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // A lost socket is an ordinary outcome here, and a fault of the server itself must show in the test as well.
            Failure ??= failure;
            Abort();
        }
        finally
        {
            session.Closed();
            lane.Complete();
            lane.Gate.Open();
            await sending.ConfigureAwait(false);
            closed.TrySetResult();
        }
    }

    private void Send(ReadOnlyMemory<byte> payload, WebSocketMessageType type) => lane.Enqueue(new OutgoingFrame(payload, type));

    private async Task RunLaneAsync()
    {
        try
        {
            await lane.RunAsync(ending.Token).ConfigureAwait(false);
            if (socket.State == WebSocketState.CloseSent)
            {
                // A client that never answers the close must not keep the socket: two seconds, then it is dropped.
                ending.CancelAfter(TimeSpan.FromSeconds(2));
            }
        }
        catch (Exception failure)
        {
            Failure ??= failure;
            Abort();
        }
    }

    private async Task ReceiveAsync(ISession session)
    {
        var buffer = new byte[16 * 1024];
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            await reading.PassAsync(ending.Token).ConfigureAwait(false);
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ending.Token).ConfigureAwait(false);
            await reading.PassAsync(ending.Token).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                ClientCloseCode = (int?)socket.CloseStatus;
                // Codes of the protocol's own are not echoed: some of them may not be sent at all.
                Close(ClientCloseCode is >= 3000 and var own ? own : 1000);
                return;
            }

            message.Write(buffer.AsSpan(0, part.Count));
            if (!part.EndOfMessage)
                continue;
            var payload = message.WrittenSpan.ToArray();
            message.Clear();
            var isText = part.MessageType == WebSocketMessageType.Text;
            if (received.Keeps)
                received.Add(new RecordedFrame(payload, isText, timeProvider.GetUtcNow()));
            session.Received(payload, isText);
        }
    }
}
