using Framewright.Transport;

namespace Framewright.Session;

/// <summary>One socket with its two loops. Ends with the socket; a new one has a link of its own.</summary>
internal sealed class SocketLink
{
    private readonly SessionGate gate;
    private readonly SessionCore core;
    private readonly SessionClock clock;
    private readonly ReadLoop reader;
    private readonly WriteLoop writer;
    private readonly Action<Exception> reportBug;

    public SocketLink(SessionGate gate, SessionCore core, SessionClock clock, SocketState socket, ITransport transport, ReadLoop reader, WriteLoop writer, Action<Exception> reportBug)
    {
        this.gate = gate;
        this.core = core;
        this.clock = clock;
        this.reader = reader;
        this.writer = writer;
        this.reportBug = reportBug;
        Socket = socket;
        Transport = transport;
    }

    public SocketState Socket { get; }

    public ITransport Transport { get; }

    /// <summary>Whether the peer is heard at the moment, although no message may have become whole since.</summary>
    public bool HearsPeer => reader.IsBusy || reader.HearsMore();

    /// <summary>Completes when all that was accepted has been handed to the transport, or the socket has ended.</summary>
    public Task Written { get; private set; } = Task.CompletedTask;

    /// <summary>Completes when nothing of the socket runs any more.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    public void Start()
    {
        Written = Detached.Run(() => GuardAsync(writer.RunAsync));
        Ended = Detached.Run(RunAsync);
    }

    public WriteLoop Writer => writer;

    /// <summary>Gives the socket up: both loops end.</summary>
    public void Abandon()
    {
        Transport.Abort();
        writer.Wake();
    }

    private async Task RunAsync()
    {
        await GuardAsync(reader.RunAsync).ConfigureAwait(false);
        using (gate.Enter()) core.EndSocket(Socket, Transport.End, clock.Now);
        writer.Wake();
        await Written.ConfigureAwait(false);
        await GuardAsync(() => Transport.DisposeAsync().AsTask()).ConfigureAwait(false);
    }

    /// <summary>A loop only throws for a defect of ours or of a transport; the socket ends with it, and somebody is told.</summary>
    private async Task GuardAsync(Func<Task> loop)
    {
        try
        {
            await loop().ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            reportBug(bug);
            Transport.Abort();
        }
    }
}
