using Framewright.Transport;

namespace Framewright.Session;

/// <summary>Carries messages from a transport through the session. Never awaits user code.</summary>
internal sealed class ReadLoop(SocketState socket, ITransport transport, FramePath path, SessionClock clock, HandlerWatch watch)
{
    private volatile bool isBusy;
    private long seen;

    /// <summary>Whether messages are being read at the moment: what was not read yet is no silence.</summary>
    public bool IsBusy => isBusy;

    /// <summary>Whether bytes have come in since the last message or the last look: a large message that is still arriving, or a carrier's own control frame, is no silence either.</summary>
    public bool HearsMore()
    {
        var received = transport.BytesReceived;
        return Interlocked.Exchange(ref seen, received) != received;
    }

    /// <summary>Runs until the socket has ended.</summary>
    public async Task RunAsync()
    {
        while (await transport.WaitToReadAsync().ConfigureAwait(false)) Drain();
    }

    private void Drain()
    {
        isBusy = true;
        watch.Reset();
        path.BeginReading();
        while (transport.TryRead(out var message)) path.Receive(message);

        // Recorded behind the work, so that a slow handler's time is not taken for the peer's silence.
        socket.Heartbeat.RecordLife(clock.Now);
        Volatile.Write(ref seen, transport.BytesReceived);
        isBusy = false;
    }
}
