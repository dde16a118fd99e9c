using System.Security.Cryptography;
using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Session;
using Framewright.Subscriptions;
using Framewright.Telemetry;

namespace Framewright;

/// <summary>A connection that speaks one protocol.</summary>
/// <remarks>The shell around the session core: it owns the gate, the timer and the socket's loops, and knows nothing of what frames mean. The other parts: connecting, calls, subscriptions (each in a file of its own).</remarks>
/// <typeparam name="TProtocol">The generated protocol.</typeparam>
public sealed partial class RealtimeConnection<TProtocol> : RealtimeConnection, ISessionShell, ISubscriberHost, ICallCanceller
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly RealtimeOptions options;
    private readonly SessionAuthenticator? authenticator;
    private readonly Func<CancellationToken, ValueTask<SessionCredentials>>? credentialsSource;
    private readonly SessionCounters counters = new();
    private readonly SessionCore<TProtocol> core;
    private readonly SessionGate gate;
    private readonly SessionClock clock;
    private readonly SessionReports reports;
    private readonly HandlerWatch watch;
    private readonly FramePath<TProtocol> path;
    private readonly CallPools pools;
    private readonly PeerCalls peerCalls;
    private readonly CompletionQueue completions = new();
    private readonly StateWaiters waiters = new();
    private readonly ITimer timer;
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SocketLink? link;
    private int isDisposing;

    /// <summary>Creates a connection that is not yet connected.</summary>
    /// <param name="options">Where to connect, timeouts, limits.</param>
    /// <param name="authenticator">Makes an opened session usable; null when the protocol's opening is enough.</param>
    /// <param name="credentials">Asked at every attempt for what the protocol has to present; null for protocols that need nothing.</param>
    /// <exception cref="ArgumentException">An option is outside of its range.</exception>
    public RealtimeConnection(RealtimeOptions options, SessionAuthenticator? authenticator = null, Func<CancellationToken, ValueTask<SessionCredentials>>? credentials = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
        this.authenticator = authenticator;
        credentialsSource = credentials;
        var outbox = new Outbox();
        clock = new SessionClock(options.TimeProvider);
        reports = new SessionReports(TProtocol.Name, options.LoggerFactory.CreateLogger(RealtimeTelemetry.LogCategory), counters);

        // Secret, so that a peer cannot choose route values that collide.
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        core = new SessionCore<TProtocol>(options, authenticator is not null, seed, outbox, counters)
        {
            OnConnect = attempt => _ = Detached.Run(() => AttemptAsync(attempt)),
            InTurn = InTurn,
            Gaps = new GapDelivery(counters, reports, () => new HandlerWatch(options.TimeProvider, options.SlowHandlerThreshold, reports!.ReportSlow)),
            Rates = options.Rates,
            Observer = reports,
        };
        gate = new SessionGate(core, outbox, this);
        watch = new HandlerWatch(options.TimeProvider, options.SlowHandlerThreshold, reports.ReportSlow);
        Held = new HoldBudget(options.MaxBufferedBytes);
        peerCalls = new PeerCalls(options.MaxRunningCalls, options.MaxWaitingCalls, Held);
        path = new FramePath<TProtocol>(core, gate, clock, counters, watch, reports, peerCalls, completions);
        pools = new CallPools(this);

        // Behind all that instruments look at: from here on somebody may.
        telemetry = new ConnectionTelemetry(TProtocol.Name, options, counters, this, reports.ReportCallbackFailure);
        core.OnStateChanged = change =>
        {
            waiters.Tell(change.Current);
            telemetry.Follow(change);
            outbox.Tell(() => reports.ReportState(change));
        };
        timer = options.TimeProvider.CreateTimer(_ => PassTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public override event Action<StateChange>? StateChanged
    {
        add => reports.StateChanged += value;
        remove => reports.StateChanged -= value;
    }

    /// <inheritdoc/>
    public override event Action<ConnectionReport>? BreakReported
    {
        add => reports.BreakReported += value;
        remove => reports.BreakReported -= value;
    }

    /// <inheritdoc/>
    public override event Action<FrameFault>? FrameFaulted
    {
        add => reports.FrameFaulted += value;
        remove => reports.FrameFaulted -= value;
    }

    /// <inheritdoc/>
    public override event Action<string>? PeerFaulted
    {
        add => reports.PeerFaulted += value;
        remove => reports.PeerFaulted -= value;
    }

    /// <inheritdoc/>
    public override event Action<IReadOnlyList<string>>? EventUnrouted
    {
        add => reports.EventUnrouted += value;
        remove => reports.EventUnrouted -= value;
    }

    /// <inheritdoc/>
    public override event Action<HandlerFailure>? HandlerFailed
    {
        add => reports.HandlerFailed += value;
        remove => reports.HandlerFailed -= value;
    }

    /// <inheritdoc/>
    public override void ReportHandlerFailure(string name, Exception error)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(error);
        reports.ReportFailure(name, error);
    }

    /// <inheritdoc/>
    public override event Action<SlowHandler>? HandlerSlow
    {
        add => reports.HandlerSlow += value;
        remove => reports.HandlerSlow -= value;
    }

    /// <inheritdoc/>
    public override ConnectionState State
    {
        get
        {
            using (gate.Enter()) return core.State;
        }
    }

    /// <inheritdoc/>
    public override ConnectionStatistics Statistics
    {
        get
        {
            using (gate.Enter()) return counters.Snapshot(core.PendingCalls, path.Scratch.MissingMembers);
        }
    }

    /// <summary>The state machine; under <see cref="Gate"/>.</summary>
    internal SessionCore<TProtocol> Core => core;

    internal SessionGate Gate => gate;

    /// <summary>What is in use at the moment; back at its baseline when nothing is under way.</summary>
    internal SessionInventory Inventory
    {
        get
        {
            using (gate.Enter()) return new SessionInventory(core.PendingCalls, core.TopicCount, core.Routes.Count, core.DeadlineCount, core.Socket?.InFlight.Count ?? 0, pools.Rented, Held.Held, handling.Count, waiters.Count + core.SettledWaiters);
        }
    }

    /// <inheritdoc/>
    public override RateLimits? Rates
    {
        get => core.Rates;
        init => core.Rates = options.Rates ?? value;
    }

    /// <inheritdoc/>
    public override ErrorAdvice? Advice
    {
        get => core.Advice;
        init => core.Advice = value;
    }

    /// <inheritdoc/>
    public override async Task WaitForSubscriptionsAsync(CancellationToken cancellationToken = default)
    {
        Task wait;
        using (gate.Enter()) wait = core.WaitUntilSettled();
        try
        {
            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            using (gate.Enter()) core.ForgetSettled(wait);
        }
    }

    /// <inheritdoc/>
    public override async Task WaitForStateAsync(ConnectionState state, CancellationToken cancellationToken = default)
    {
        Task wait;
        using (gate.Enter())
        {
            if (core.State == state) return;
            if (core.State == ConnectionState.Closed) throw StateWaiters.Disposed();
            wait = waiters.Add(state);
        }

        try
        {
            await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            using (gate.Enter()) waiters.Remove(wait);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposing, 1) == 0)
        {
            await DisposeOnceAsync().ConfigureAwait(false);
            disposed.TrySetResult();
            return;
        }

        // Whoever disposes awaits the running handlers; a handler that awaited the disposal in turn would hold both up.
        if (!peerCalls.IsInside && !handling.Keys.Any(subscriber => subscriber.IsInsideHandler)) await disposed.Task.ConfigureAwait(false);
    }

    private async ValueTask DisposeOnceAsync()
    {
        SocketState? socket;
        Subscriber[] subscribers;
        using (gate.Enter())
        {
            subscribers = core.AllSubscribers();
            core.BeginDispose(clock.Now);
            socket = core.Socket;
        }

        if (link is { } open && ReferenceEquals(open.Socket, socket)) await CloseAsync(open).ConfigureAwait(false);
        using (gate.Enter()) core.EndDispose(clock.Now);
        await Task.WhenAll(subscribers.Union(handling.Keys).Select(subscriber => subscriber.CloseAsync().AsTask())).ConfigureAwait(false);
        if (!peerCalls.IsInside) await WithinDisposeTimeoutAsync(peerCalls.Idle).ConfigureAwait(false);
        if (link is { } last) await WithinDisposeTimeoutAsync(last.Ended).ConfigureAwait(false);
        Volatile.Read(ref http)?.Dispose();
        await timer.DisposeAsync().ConfigureAwait(false);
        telemetry.Dispose();
    }

    /// <summary>Lets what was accepted be written, then says goodbye to the peer.</summary>
    private async ValueTask CloseAsync(SocketLink open)
    {
        if (!await WithinDisposeTimeoutAsync(open.Written).ConfigureAwait(false)) return;
        try
        {
            await open.Transport.CloseAsync().ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            // A transport that cannot part in order is given up; the disposal goes on.
            reports.ReportBug(bug);
        }
    }

    private async ValueTask<bool> WithinDisposeTimeoutAsync(Task task)
    {
        try
        {
            await task.WaitAsync(options.DisposeTimeout, options.TimeProvider).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            // Disposal is bounded: what does not end by itself is given up.
            return false;
        }
    }

    private void InTurn(Action<long> turn)
    {
        using (gate.Enter()) turn(clock.Now);
    }

    private void PassTime()
    {
        using (gate.Enter())
        {
            gate.ForgetTimer();
            core.PassTime(clock.Now, link?.HearsPeer ?? false);
        }
    }

    void ISessionShell.SetTimer(long due)
    {
        if (Volatile.Read(ref isDisposing) != 0 && core.State == ConnectionState.Closed) return;
        var wait = TimeSpan.FromTicks(Math.Max(1, due - clock.Now));

        // Rounded up, and never zero: a timer that fires early would find nothing due and come again at once, and one that fires at once might do so under the gate.
        timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    void ISessionShell.WakeWriter()
    {
        if (link is { } open) completions.Write(open.Writer);
    }

    void ISessionShell.AbandonSocket(SocketState socket)
    {
        if (link is { } open && ReferenceEquals(open.Socket, socket)) open.Abandon();
    }

    void ISessionShell.ReportCallbackFailure(Exception error) => reports.ReportCallbackFailure(error);
}
