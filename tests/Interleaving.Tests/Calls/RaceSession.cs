using System.Text;
using Framewright.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;
using Framewright.Subscriptions;
using Framewright.Transport;

namespace Framewright.Interleaving.Tests.Calls;

/// <summary>A live session without loops or timers: what comes in, and when, is up to the actors.</summary>
internal sealed class RaceSession : ISessionShell, ISubscriberHost, ICallCanceller, IFaultSink
{
    public const long Second = TimeSpan.TicksPerSecond;

    private static readonly RealtimeOptions Options = new() { Endpoint = new Uri("ws://127.0.0.1:1/"), TimeProvider = new ManualTimeProvider(), Reconnect = ReconnectPolicy.Never };
    private readonly Stage stage;
    private readonly FramePath<TestProtocol> path;

    public RaceSession(Stage stage)
    {
        this.stage = stage;
        Ledger = new SourceLedger(stage);
        var outbox = new Outbox();
        ConnectAttempt? attempt = null;
        Core = new SessionCore<TestProtocol>(Options, false, 1, outbox, Counters)
        {
            OnConnect = begun => attempt = begun,
            InTurn = _ => throw new InvalidOperationException("Nothing here takes a turn of its own."),
            Gaps = new GapDelivery(Counters, this, () => throw new InvalidOperationException("There are no gaps here.")),
        };
        Gate = new SessionGate(Core, outbox, this);
        path = new FramePath<TestProtocol>(Core, Gate, new SessionClock(Options.TimeProvider), Counters, new HandlerWatch(Options.TimeProvider, TimeSpan.FromSeconds(1), (_, _) => { }), this);
        Pools = new CallPools(this);
        using (Gate.Enter()) Core.RequestConnect(new ConnectWish(), 0);
        using (Gate.Enter()) Core.OpenSocket(attempt!, 0);
        Receive("""{"t":"opened"}""");
        Receive("""{"t":"notice"}""");
        WriteAll();
    }

    public SessionCore<TestProtocol> Core { get; }

    public SessionGate Gate { get; }

    public CallPools Pools { get; }

    public SourceLedger Ledger { get; }

    public SessionCounters Counters { get; } = new();

    public HoldBudget Held { get; } = new(1 << 20);

    /// <summary>How often a token's cancellation was brought to the core.</summary>
    public int Cancellations { get; private set; }

    /// <summary>Stands in for the core's way with a cancellation, to plant a mistake.</summary>
    public Action<PendingCall>? CancelInstead { get; set; }

    public TimeProvider TimeProvider => Options.TimeProvider;

    public TimeSpan DisposeTimeout => Options.DisposeTimeout;

    public bool WantsUnrouted => false;

    /// <summary>Makes a call, up to its entry into the tables.</summary>
    public RaceCall Call(long now, CancellationToken token = default)
    {
        var source = Pools.Rent<long>();
        Ledger.Rent(source);
        source.Prepare(Echo.Method, Wire.Number, token);
        var task = source.Task;
        using (Gate.Enter()) Core.RequestCall(source, new Echo(7), false, now);
        return new RaceCall(source, source.Id, task);
    }

    /// <summary>Takes what waits, as the write loop does.</summary>
    public void WriteAll()
    {
        using (Gate.Enter())
        {
            while (Core.Socket?.Lane.TryTake(out _) == true)
            {
            }
        }
    }

    public void Receive(string frame)
    {
        var bytes = Encoding.UTF8.GetBytes(frame);
        path.Receive(new Frame(bytes, true, bytes.Length));
    }

    public void PassTime(long now)
    {
        using (Gate.Enter()) Core.PassTime(now, false);
    }

    public void EndSocket(SocketState socket)
    {
        using (Gate.Enter()) Core.EndSocket(socket, new TransportEnd(1006, null, null), 0);
    }

    public void Dispose()
    {
        using (Gate.Enter()) Core.BeginDispose(0);
        using (Gate.Enter()) Core.EndDispose(0);
    }

    /// <summary>How a call ended; takes its result.</summary>
    public static string Take(ValueTask<long> task)
    {
        try
        {
            return $"={task.GetAwaiter().GetResult()}";
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }

    /// <summary>Everything is back where it was, and each source is in the pool once.</summary>
    public void VerifyBaseline(Action<bool, string> require)
    {
        require(Counters.Calls == Counters.CallsCompleted + Counters.CallsFailed, $"{Counters.Calls} calls, {Counters.CallsCompleted} completed, {Counters.CallsFailed} failed");
        require((Core.PendingCalls, Core.DeadlineCount, Core.TopicCount, Core.Routes.Count, Pools.Rented, Held.Held) == (0, 0, 0, 0, 0, 0), $"in use: {Core.PendingCalls} calls, {Core.DeadlineCount} deadlines, {Core.TopicCount} topics, {Pools.Rented} sources, {Held.Held} bytes");
        var sources = new[] { Pools.Rent<long>(), Pools.Rent<long>(), Pools.Rent<long>(), Pools.Rent<long>() };
        require(sources.Distinct().Count() == sources.Length, "a source is in the pool twice");
    }

    public void Cancel(PendingCall call)
    {
        Cancellations++;
        if (CancelInstead is { } instead)
        {
            instead(call);
            return;
        }

        using (Gate.Enter()) Core.CancelCall(call);
    }

    public void SetTimer(long due)
    {
    }

    public void WakeWriter()
    {
    }

    public void AbandonSocket(SocketState socket)
    {
    }

    public void Leave(Subscriber subscriber)
    {
        using (Gate.Enter()) Core.Leave(subscriber, 0);
    }

    public void BeginHandling(Subscriber subscriber)
    {
    }

    public void EndHandling(Subscriber subscriber)
    {
    }

    public void CountDrop()
    {
    }

    public void ReportCallbackFailure(Exception error) => stage.Violations.Add($"a callback threw: {error}");

    public void ReportFailure(RealtimeStream stream, Exception error) => stage.Violations.Add($"a handler threw: {error}");

    public void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault) => stage.Violations.Add($"a frame is wrong: {fault}");

    public void ReportPeerFault(string? reason) => stage.Violations.Add($"the peer reports {reason}");

    public void ReportUnrouted(IReadOnlyList<string> route) => stage.Violations.Add("an event has no route");
}
