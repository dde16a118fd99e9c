using Framewright.Protocol;
using Framewright.Subscriptions;
using Framewright.Telemetry;

namespace Framewright.Session;

/// <summary>The session as a synchronous state machine: inputs are methods, outputs go to the send lane and the <see cref="Outbox"/>.</summary>
/// <remarks>
/// No await, lock, thread, clock or random source of its own: somebody applies inputs one at a time and says what time it is (ticks of 100 ns since any start).
/// What stands here outlives sockets; what belongs to one stands in <see cref="SocketState"/>.
/// The parts: state and sockets (here), opening, loss, healing, calls, topics, recovery, time, and inbound control frames (each in a file of its own).
/// </remarks>
internal abstract partial class SessionCore : ICallWriter
{
    private readonly RealtimeOptions options;
    private readonly Outbox outbox;
    private readonly SessionCounters counters;
    private readonly Deadlines deadlines;
    private readonly Postponed postponed = new();
    private readonly bool confirmsSubscriptions;
    private readonly bool hasAuthenticator;
    private long lastId;
    private ulong jitter;
    private bool isDisposing;

    protected SessionCore(RealtimeOptions options, bool confirmsSubscriptions, bool hasAuthenticator, ulong routeSeed, Outbox outbox, SessionCounters counters)
    {
        this.options = options;
        this.outbox = outbox;
        this.counters = counters;
        this.confirmsSubscriptions = confirmsSubscriptions;
        this.hasAuthenticator = hasAuthenticator;
        deadlines = new Deadlines(options);
        Routes = new RouteTable(routeSeed);
        jitter = routeSeed | 1;
    }

    /// <summary>Told of each change of state, inside of the turn; whoever tells users puts it into the outbox.</summary>
    public Action<StateChange>? OnStateChanged { get; set; }

    /// <summary>Begins an attempt: opens a socket and makes the session usable, or reports why not. Called outside of the gate.</summary>
    public required Action<ConnectAttempt> OnConnect { get; init; }

    /// <summary>How often the server lets this connection subscribe and call; null when nobody says.</summary>
    public RateLimits? Rates { get; set; }

    /// <summary>What the api's schema says to do about errors; null for nothing.</summary>
    public ErrorAdvice? Advice { get; set; }

    public ConnectionState State { get; private set; } = ConnectionState.Disconnected;

    /// <summary>The socket; null while there is none.</summary>
    public SocketState? Socket { get; private set; }

    /// <summary>Bytes that wait to be written.</summary>
    public long QueuedBytes => Socket is { } socket ? socket.Lane.QueuedBytes + socket.Queue.Bytes : 0;

    /// <summary>The last frames of the socket.</summary>
    public abstract FrameTrail Trail { get; }

    /// <summary>Where events go. Read by the reader without the gate.</summary>
    public RouteTable Routes { get; }

    /// <summary>A socket is open. Null when the attempt that asked for it has been given up: another one may be under way by now, with a socket of its own.</summary>
    public SocketState? OpenSocket(ConnectAttempt opening, long now)
    {
        if (!IsConnecting(opening)) return null;
        Socket = CreateSocket();
        Trail.BeginSocket();
        SetState(ConnectionState.Opening);
        ContinueOpening(now);
        return Socket;
    }

    /// <summary>The authenticator is done. Nothing when its attempt has been given up.</summary>
    public void ConfirmAuthentication(ConnectAttempt authenticated, long now)
    {
        if (State == ConnectionState.Authenticating && ReferenceEquals(attempt, authenticated)) GoLive(now);
    }

    /// <summary>The connection is being disposed: nothing new is accepted, and the write loop ends when all is written.</summary>
    public void BeginDispose(long now)
    {
        isDisposing = true;
        if (attempt is not null || State == ConnectionState.Healing) Lose(Disposed(), now);
        if (State == ConnectionState.Closed) return;
        SetState(ConnectionState.Closing);
        if (Socket is { } socket) socket.Lane.IsCompleted = true;
    }

    /// <summary>The connection is disposed.</summary>
    public void EndDispose(long now)
    {
        Lose(Disposed(), now);
        SetState(ConnectionState.Closed);
    }

    /// <summary>The error of an operation that the end of the socket took with it.</summary>
    protected static ConnectionLostException LostWith(RealtimeException reason, CallOutcome outcome, bool isRepeatable = false)
    {
        var lost = reason as ConnectionLostException;
        return new ConnectionLostException(reason.Message, outcome, lost?.CloseCode, lost?.CloseReason, lost is null ? reason : lost.InnerException, lost?.Action ?? CloseAction.Retry, isRepeatable);
    }

    protected abstract SocketState CreateSocket();

    /// <summary>Keeps of a lost socket what the next one needs to resume the session, as far as its end allows that.</summary>
    protected abstract void EndSession(SocketState socket, CloseAction action);

    /// <summary>What the protocol says about an end of a socket with this close code.</summary>
    protected abstract CloseAction OnClose(int? code);

    /// <summary>When to ping on this socket; null for never.</summary>
    protected abstract HeartbeatPolicy? HeartbeatOf(SocketState socket);

    /// <summary>Whether a value is there that a step of the opening depends on.</summary>
    protected abstract bool Has(SocketState socket, int condition);

    /// <summary>Writes the frame of a template.</summary>
    protected abstract void WriteTemplate(SocketState socket, FrameBuffer target, int template, long id);

    protected abstract ReadOnlySpan<OpeningStep> Opening { get; }

    /// <summary>Whether an attempt still waits for its socket.</summary>
    protected bool IsConnecting(ConnectAttempt connecting) => State == ConnectionState.Connecting && ReferenceEquals(attempt, connecting);

    protected long NextId() => ++lastId;

    private static ConnectionLostException Disposed() => new("The connection was disposed.", CallOutcome.NotSent);

    private void SetState(ConnectionState state, RealtimeException? reason = null)
    {
        if (State == state) return;
        var change = new StateChange(State, state, reason);
        State = state;
        OnStateChanged?.Invoke(change);
    }

    /// <summary>Whether frames of users can be written now, or those of the authenticator.</summary>
    private bool CanSend(bool isAuthenticator) => State == ConnectionState.Live || (State == ConnectionState.Authenticating && isAuthenticator);

    /// <summary>Why nothing may be sent now; null when it may.</summary>
    private RealtimeException? Refusal(bool isAuthenticator)
    {
        if (CanSend(isAuthenticator))
            return QueuedBytes >= options.MaxQueuedBytes ? LimitReached(nameof(RealtimeOptions.MaxQueuedBytes), options.MaxQueuedBytes) : null;
        return isDisposing ? Disposed() : new ConnectionLostException($"The connection is {State}, not live: connect first.", CallOutcome.NotSent);
    }
}
