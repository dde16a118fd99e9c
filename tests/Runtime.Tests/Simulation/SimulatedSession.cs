using System.Text;
using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;
using Framewright.Subscriptions;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>The session core with what a connection has around it, on one thread and in virtual time: the timer, the attempts, the pools. Whoever holds it is the reader and the writer.</summary>
internal sealed class SimulatedSession : ISessionShell, ISubscriberHost, ICallCanceller, IFaultSink
{
    private readonly List<string> violations;
    private readonly Trace trace;
    private readonly SessionGate gate;
    private readonly SessionClock clock;
    private readonly FramePath<TestProtocol> path;
    private long timer = long.MaxValue;

    public SimulatedSession(int seed, ManualTimeProvider time, Trace trace, List<string> violations)
    {
        this.trace = trace;
        this.violations = violations;
        Time = time;
        clock = new SessionClock(time);
        var outbox = new Outbox();
        Core = new SessionCore<TestProtocol>(Options = OptionsFor(time, seed), false, (ulong)seed, outbox, Counters)
        {
            OnStateChanged = HearState,
            OnConnect = begun => Attempt = begun,
            InTurn = Turn,
            Gaps = new GapDelivery(Counters, this, NewWatch),
            Rates = Options.Rates,
            Observer = Reports,
        };
        gate = new SessionGate(Core, outbox, this);
        path = new FramePath<TestProtocol>(Core, gate, clock, Counters, NewWatch(), this);
        Pools = new CallPools(this);
        Held = new HoldBudget(Options.MaxBufferedBytes);
    }

    public ManualTimeProvider Time { get; }

    public RealtimeOptions Options { get; }

    public SessionCore<TestProtocol> Core { get; }

    public SessionCounters Counters { get; } = new();

    public CallPools Pools { get; }

    public HoldBudget Held { get; }

    /// <summary>What the session tells of its breaks.</summary>
    public SimulatedObserver Reports { get; } = new();

    /// <summary>How often a live session was lost.</summary>
    public int LiveBreaks { get; private set; }

    public long Now => clock.Now;

    /// <summary>The attempt that waits for a socket; null for none.</summary>
    public ConnectAttempt? Attempt { get; set; }

    public SimulatedSocket? Link { get; set; }

    /// <summary>Before when no attempt may begin, because the server said so.</summary>
    public long NotBefore { get; set; }

    public int Breaks { get; private set; }

    public int TimesLive { get; private set; }

    /// <summary>Whether the timer is not set now and then.</summary>
    public bool ForgetsTimer { get; init; }

    public TimeProvider TimeProvider => Time;

    public TimeSpan DisposeTimeout => Options.DisposeTimeout;

    public bool WantsUnrouted => false;

    /// <summary>Begins a turn.</summary>
    public SessionGate.Turn Enter() => gate.Enter();

    public void Connect()
    {
        using (gate.Enter()) Core.RequestConnect(new ConnectWish(), Now);
    }

    /// <summary>The attempt has got its socket.</summary>
    public void Open(int number)
    {
        var attempt = Attempt!;
        Attempt = null;
        SocketState? state;
        using (gate.Enter()) state = Core.OpenSocket(attempt, Now);
        Link = state is null ? null : new SimulatedSocket(number, state) { LastHeard = Now };
    }

    /// <summary>The attempt has failed.</summary>
    public void Fail(Exception error)
    {
        var attempt = Attempt!;
        Attempt = null;
        using (gate.Enter()) Core.Fail(attempt, error, Now);
    }

    public void End(SimulatedSocket socket, int? code)
    {
        using (gate.Enter()) Core.EndSocket(socket.State, new TransportEnd(code, null, null), Now);
    }

    public void Receive(ReadOnlySpan<byte> bytes) => path.Receive(new Frame(bytes.ToArray(), true, bytes.Length));

    public void Receive(string frame) => Receive(Encoding.UTF8.GetBytes(frame));

    /// <summary>Lets time pass; the timer fires when it is due, or only at the end when the machine slept.</summary>
    public void Pass(TimeSpan by, bool sleeps)
    {
        var end = Now + by.Ticks;
        for (var rounds = 0; timer <= end; rounds++)
        {
            if (rounds > 10_000)
            {
                violations.Add("the timer fires without end");
                return;
            }

            var due = sleeps ? end : Math.Max(timer, Now);
            Time.Advance(TimeSpan.FromTicks(due - Now));
            timer = long.MaxValue;
            using (gate.Enter())
            {
                gate.ForgetTimer();
                Core.PassTime(Now, false);
            }
        }

        Time.Advance(TimeSpan.FromTicks(end - Now));
    }

    public SimulatedCall Call(long number, bool isPost, CancellationTokenSource? cancellation)
    {
        PendingCall<long> source = Pools.Rent<long>();
        source.Prepare(isPost ? Post.Method : Echo.Method, Wire.Number, cancellation?.Token ?? default);
        var call = new SimulatedCall(number, isPost, source.Task, Now + Options.CallTimeout.Ticks, cancellation)
        {
            MayBeGivenUp = Core.State is ConnectionState.Lost or ConnectionState.Disconnected || Core.WaitingCalls >= Options.MaxQueuedCalls,
            Source = source,
        };
        using (gate.Enter())
        {
            if (isPost) Core.RequestCall(source, new Post(number), false, Now);
            else Core.RequestCall(source, new Echo(number), false, Now);
        }

        return call;
    }

    /// <summary>False when the session takes no subscriptions.</summary>
    public bool TryJoin(Subscriber subscriber)
    {
        try
        {
            using (gate.Enter()) Core.Join(subscriber, false, Now);
            return true;
        }
        catch (ConnectionLostException)
        {
            return false;
        }
    }

    public void SetTimer(long due)
    {
        if (!ForgetsTimer || due % 3 != 0) timer = Math.Max(due, Now + 1);
    }

    public void WakeWriter()
    {
    }

    public void AbandonSocket(SocketState socket) => trace.Note(Now, "abandon");

    public void Leave(Subscriber subscriber)
    {
        using (gate.Enter()) Core.Leave(subscriber, Now);
    }

    public void Cancel(PendingCall call)
    {
        using (gate.Enter()) Core.CancelCall(call);
    }

    public void CountDrop() => trace.Note(Now, "drop");

    public void BeginHandling(Subscriber subscriber) => violations.Add("nothing has a handler of its own here");

    public void EndHandling(Subscriber subscriber) => violations.Add("nothing has a handler of its own here");

    public void ReportCallbackFailure(Exception error) => violations.Add($"callback: {error}");

    public void ReportFailure(RealtimeStream stream, Exception error) => violations.Add($"handler: {error}");

    public void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault) => trace.Note(Now, $"fault {kind}");

    public void ReportPeerFault(string? reason) => trace.Note(Now, "peer fault");

    public void ReportUnrouted(IReadOnlyList<string> route) => trace.Note(Now, "unrouted");

    private static RealtimeOptions OptionsFor(TimeProvider time, int seed) => new()
    {
        Endpoint = new Uri("ws://127.0.0.1:1/"),
        TimeProvider = time,
        MaxQueuedCalls = 12,
        Reconnect = new ReconnectPolicy { MaxDelay = TimeSpan.FromSeconds(10), RetriesFirstConnect = seed % 4 != 0 },
        Rates = new RateLimits(SimulatedServer.SubscribeRate, new RateLimit(10, TimeSpan.FromSeconds(1))),
    };

    private HandlerWatch NewWatch() => new(Time, TimeSpan.FromSeconds(1), (_, _) => { });

    private void Turn(Action<long> turn)
    {
        using (gate.Enter()) turn(Now);
    }

    private void HearState(StateChange change)
    {
        trace.Note(Now, $"state {change.Current}");
        if (change.Current == ConnectionState.Connecting && Now < NotBefore) violations.Add("an attempt began before the server's Retry-After");
        if (change.Current == ConnectionState.Live) TimesLive++;
        if (change.Current is ConnectionState.Healing or ConnectionState.Lost) Breaks++;
        if (change is { Previous: ConnectionState.Live, Current: ConnectionState.Healing or ConnectionState.Lost }) LiveBreaks++;
    }
}
