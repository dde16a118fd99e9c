using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <summary>The session as a synchronous state machine: inputs are methods, outputs go to the send lane and the <see cref="Outbox"/>.</summary>
/// <remarks>
/// No await, lock, thread, clock or random source of its own: somebody applies inputs one at a time and says what time it is (ticks of 100 ns since any start).
/// What stands here outlives sockets; what belongs to one stands in <see cref="SocketState"/>.
/// The parts: opening and end of a socket (here), calls, topics, time, and inbound control frames (each in a file of its own).
/// </remarks>
internal abstract partial class SessionCore
{
    private readonly RealtimeOptions options;
    private readonly Outbox outbox;
    private readonly SessionCounters counters;
    private readonly Deadlines deadlines;
    private readonly bool confirmsSubscriptions;
    private readonly bool hasAuthenticator;
    private ConnectAttempt? attempt;
    private long openingDue = long.MaxValue;
    private long lastId;
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
    }

    /// <summary>Told of each change of state, inside of the turn; whoever tells users puts it into the outbox.</summary>
    public Action<StateChange>? OnStateChanged { get; set; }

    public ConnectionState State { get; private set; } = ConnectionState.Disconnected;

    /// <summary>The socket; null while there is none.</summary>
    public SocketState? Socket { get; private set; }

    /// <summary>Where events go. Read by the reader without the gate.</summary>
    public RouteTable Routes { get; }

    /// <summary>Somebody wants to connect.</summary>
    public void RequestConnect(ConnectAttempt newAttempt, long now)
    {
        ObjectDisposedException.ThrowIf(isDisposing, typeof(RealtimeConnection));
        if (State is not (ConnectionState.Disconnected or ConnectionState.Lost)) throw new InvalidOperationException($"The connection is {State} already.");
        attempt = newAttempt;
        openingDue = now + options.OpeningTimeout.Ticks;
        SetState(ConnectionState.Connecting);
    }

    /// <summary>A socket is open. Null when the attempt that asked for it has been given up: another one may be under way by now, with a socket of its own.</summary>
    public SocketState? OpenSocket(ConnectAttempt opening, long now)
    {
        if (State != ConnectionState.Connecting || !ReferenceEquals(attempt, opening)) return null;
        Socket = CreateSocket();
        SetState(ConnectionState.Opening);
        ContinueOpening(now);
        return Socket;
    }

    /// <summary>The authenticator is done. Nothing when its attempt has been given up.</summary>
    public void ConfirmAuthentication(ConnectAttempt authenticated, long now)
    {
        if (State == ConnectionState.Authenticating && ReferenceEquals(attempt, authenticated)) GoLive(now);
    }

    /// <summary>Somebody gives an attempt up. Nothing when it is over already.</summary>
    public void GiveUp(ConnectAttempt given, RealtimeException reason)
    {
        if (ReferenceEquals(attempt, given)) Lose(reason);
    }

    /// <summary>The connection is being disposed: nothing new is accepted, and the write loop ends when all is written.</summary>
    public void BeginDispose()
    {
        isDisposing = true;
        if (attempt is not null) Lose(Disposed());
        if (State == ConnectionState.Closed) return;
        SetState(ConnectionState.Closing);
        if (Socket is { } socket) socket.Lane.IsCompleted = true;
    }

    /// <summary>The connection is disposed.</summary>
    public void EndDispose()
    {
        Lose(Disposed());
        SetState(ConnectionState.Closed);
    }

    /// <summary>The socket has ended, is given up, or could not be opened: everything that depended on it ends, once.</summary>
    public void Lose(RealtimeException reason)
    {
        if (State is ConnectionState.Disconnected or ConnectionState.Lost or ConnectionState.Closed) return;
        var socket = Socket;
        Socket = null;
        openingDue = long.MaxValue;
        if (attempt is { } failed)
        {
            attempt = null;
            failed.Failure = reason;
            outbox.Do(() => failed.Fail(reason));
        }

        if (socket is not null)
        {
            if (State != ConnectionState.Closing) counters.SocketsLost++;
            foreach (var item in socket.InFlight.TakeAll()) Lose(item, socket, reason);
            socket.Lane.End();
            outbox.Do(socket.Ended.Cancel);
            outbox.GivenUpSocket = socket;
        }

        if (State != ConnectionState.Closing) SetState(ConnectionState.Lost, reason);
    }

    /// <summary>The error of an operation that the end of the socket took with it.</summary>
    protected static ConnectionLostException LostWith(RealtimeException reason, CallOutcome outcome)
    {
        var lost = reason as ConnectionLostException;
        return new ConnectionLostException(reason.Message, outcome, lost?.CloseCode, lost?.CloseReason, lost is null ? reason : lost.InnerException);
    }

    protected abstract SocketState CreateSocket();

    /// <summary>Writes the frame of a template.</summary>
    protected abstract void WriteTemplate(SocketState socket, FrameBuffer target, int template, long id);

    protected abstract ReadOnlySpan<OpeningStep> Opening { get; }

    protected long NextId() => ++lastId;

    private static ConnectionLostException Disposed() => new("The connection was disposed.", CallOutcome.NotSent);

    /// <summary>Takes the steps of the opening up to the next one that waits.</summary>
    private void ContinueOpening(long now)
    {
        var socket = Socket!;
        while (socket.OpeningStep < Opening.Length && Opening[socket.OpeningStep] is { Action: OpeningAction.Send } step)
        {
            WriteTemplate(socket, socket.Lane.Normal, step.Ordinal, NextId());
            socket.OpeningStep++;
        }

        if (socket.OpeningStep < Opening.Length) return;
        openingDue = long.MaxValue;
        if (attempt is { } opened) outbox.Do(opened.Open);
        if (hasAuthenticator) SetState(ConnectionState.Authenticating);
        else GoLive(now);
    }

    private void GoLive(long now)
    {
        attempt = null;
        Socket!.Heartbeat.Start(now);
        SetState(ConnectionState.Live);
    }

    private void SetState(ConnectionState state, RealtimeException? reason = null)
    {
        if (State == state) return;
        var change = new StateChange(State, state, reason);
        State = state;
        OnStateChanged?.Invoke(change);
    }

    /// <summary>Why nothing may be sent now; null when it may.</summary>
    private RealtimeException? Refusal(bool isAuthenticator)
    {
        if (State == ConnectionState.Live || (State == ConnectionState.Authenticating && isAuthenticator))
            return Socket!.Lane.QueuedBytes + Socket.Queue.Bytes >= options.MaxQueuedBytes ? new LimitExceededException(nameof(RealtimeOptions.MaxQueuedBytes), options.MaxQueuedBytes) : null;
        return isDisposing ? Disposed() : new ConnectionLostException($"The connection is {State}, not live: connect first.", CallOutcome.NotSent);
    }
}
