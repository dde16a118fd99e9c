using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;
using Framewright.Subscriptions;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Drives the session core by a seeded script in virtual time, on one thread, and checks after each step that everything ended as the model says.</summary>
internal sealed class Simulation : ISessionShell, ISubscriberHost, ICallCanceller, IFaultSink
{
    private const int Steps = 240;
    private static readonly string[] Rooms = ["a", "b", "c", "d"];
    private readonly Random random;
    private readonly PlantedBug bug;
    private readonly SimulatedServer server;
    private readonly ManualTimeProvider time = new();
    private readonly RealtimeOptions options;
    private readonly SessionCounters counters = new();
    private readonly SessionCore<TestProtocol> core;
    private readonly SessionGate gate;
    private readonly SessionClock clock;
    private readonly FramePath<TestProtocol> path;
    private readonly CallPools pools;
    private readonly List<SimulatedCall> calls = [];
    private readonly List<SimulatedSubscriber> subscribers = [];
    private readonly StringBuilder trace = new();
    private long numbers;
    private long lastSent = 1;
    private string? heldEvent;
    private ConnectAttempt? attempt;

    public Simulation(int seed, PlantedBug bug = PlantedBug.None)
    {
        random = new Random(seed);
        this.bug = bug;
        server = new SimulatedServer(random);
        options = new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), TimeProvider = time, Reconnect = ReconnectPolicy.Never };
        var outbox = new Outbox();
        core = new SessionCore<TestProtocol>(options, false, (ulong)seed, outbox, counters)
        {
            OnStateChanged = change => Note($"state {change.Current}"),
            OnConnect = begun => attempt = begun,
            InTurn = InTurn,
            Gaps = new GapDelivery(counters, this, () => new HandlerWatch(time, TimeSpan.FromSeconds(1), (_, _) => { })),
        };
        gate = new SessionGate(core, outbox, this);
        clock = new SessionClock(time);
        path = new FramePath<TestProtocol>(core, gate, clock, counters, new HandlerWatch(time, TimeSpan.FromSeconds(1), (_, _) => { }), this);
        pools = new CallPools(this);
    }

    /// <summary>What was found to be wrong, in order.</summary>
    public List<string> Violations { get; } = [];

    public int Breaks { get; private set; }

    public int Ended { get; private set; }

    public long Delivered => counters.EventsDelivered;

    public TimeProvider TimeProvider => time;

    public TimeSpan DisposeTimeout => options.DisposeTimeout;

    public HoldBudget Held { get; } = new(1 << 20);

    public bool WantsUnrouted => false;

    /// <summary>Runs the script; gives the hash of all that happened.</summary>
    public string Run()
    {
        Connect();
        for (var step = 0; step < Steps; step++)
        {
            Step();
            Check();
        }

        BecomeQuiet();
        Break();
        Check();
        CheckBaseline();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trace.ToString())));
    }

    public void SetTimer(long due) => Note($"timer {due}");

    public void WakeWriter() => Note("wake");

    public void AbandonSocket(SocketState socket) => Note("abandon");

    public void ReportCallbackFailure(Exception error) => Violations.Add($"callback: {error.Message}");

    public void ReportFailure(RealtimeStream stream, Exception error) => Violations.Add($"handler: {error.Message}");

    public void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault) => Note($"fault {kind}");

    public void ReportPeerFault(string? reason) => Note("peer fault");

    public void ReportUnrouted(IReadOnlyList<string> route) => Note("unrouted");

    public void CountDrop() => Violations.Add("an event was dropped");

    public void BeginHandling(Subscriber subscriber) => Violations.Add("nothing has a handler here");

    public void EndHandling(Subscriber subscriber) => Violations.Add("nothing has a handler here");

    public void Leave(Subscriber subscriber)
    {
        using (gate.Enter()) core.Leave(subscriber, clock.Now);
    }

    public void Cancel(PendingCall call)
    {
        using (gate.Enter()) core.CancelCall(call);
    }

    private void InTurn(Action<long> turn)
    {
        using (gate.Enter()) turn(clock.Now);
    }

    private void Step()
    {
        switch (random.Next(100))
        {
            case < 22: StartCall(); break;
            case < 40: Write(); break;
            case < 60: Answer(); break;
            case < 72: SendEvent(); break;
            case < 79: Join(); break;
            case < 84: LeaveOne(); break;
            case < 88: CancelOne(); break;
            case < 94: Pass(TimeSpan.FromMilliseconds(random.Next(1, 4000))); break;
            case < 96: Receive("""{"t":"ping"}"""); break;
            case < 98: Receive(random.Next(3) switch { 0 => "{garbage", 1 => Wire.Reply(1_000_000 + random.Next(100), "1"), _ => Wire.Subscribed(random.Next(1, 40)) }); break;
            case 98: Pass(TimeSpan.FromSeconds(random.Next(10, 70))); break;
            default:
                Break();
                Connect();
                break;
        }
    }

    private void Connect()
    {
        using (gate.Enter()) core.RequestConnect(new ConnectWish(), clock.Now);
        using (gate.Enter()) core.OpenSocket(attempt!, clock.Now);
        for (var round = 0; round < 2; round++)
        {
            WriteAll();
            AnswerAll();
        }

        if (core.State != ConnectionState.Live) Violations.Add($"after connecting it is {core.State}");
    }

    private void Break()
    {
        Breaks++;
        Note("break");
        if (core.Socket is not { } socket) return;
        using (gate.Enter()) core.EndSocket(socket, new TransportEnd(1006, null, null), clock.Now);
        Lost();
    }

    private void Lost()
    {
        server.Reset();
        heldEvent = null;
        foreach (var call in calls) call.Expect("ConnectionLostException");
    }

    private void StartCall()
    {
        var number = ++numbers;
        var cancellation = random.Next(3) == 0 ? new CancellationTokenSource() : null;
        var pending = pools.Rent<long>();
        pending.Prepare(Echo.Method, Wire.Number, cancellation?.Token ?? default);
        var call = new SimulatedCall(number, pending.Task, clock.Now + options.CallTimeout.Ticks, cancellation);
        calls.Add(call);
        Note($"call {number}");
        using (gate.Enter()) core.RequestCall(pending, new Echo(number), false, clock.Now);
    }

    private void CancelOne()
    {
        var cancellable = calls.Where(call => call is { Expected: null, Cancellation: not null }).ToArray();
        if (cancellable.Length == 0) return;
        var call = cancellable[random.Next(cancellable.Length)];
        Note($"cancel {call.Number}");
        call.Expect("OperationCanceledException");
        call.Cancellation!.Cancel();
    }

    private void Join()
    {
        var room = Rooms[random.Next(Rooms.Length)];
        var subscriber = new RecordSubscriber<long, long>(Wire.Numbers, Wire.Room(room), new SubscriptionOptions { Policy = BufferPolicy.Hold }, this);
        subscribers.Add(new SimulatedSubscriber(room, subscriber));
        Note($"join {room}");
        using (gate.Enter()) core.Join(subscriber, false, clock.Now);
    }

    private void LeaveOne()
    {
        var joined = subscribers.Where(subscriber => subscriber.IsIn).ToArray();
        if (joined.Length == 0) return;
        var leaver = joined[random.Next(joined.Length)];
        Note($"leave {leaver.Room}");
        CheckEvents(leaver);
        leaver.HasLeft = true;
        if (!leaver.Subscriber.CloseAsync().AsTask().IsCompletedSuccessfully) Violations.Add("leaving waits");
    }

    private void Write()
    {
        SendChunk chunk;
        using (gate.Enter())
        {
            if (core.Socket is not { } socket || !socket.Lane.TryTake(out chunk)) return;
        }

        for (var index = chunk.First; index < chunk.End; index++)
        {
            if (chunk.Buffer.IsWithdrawn(index)) continue;
            var frame = Encoding.UTF8.GetString(chunk.Buffer.Frame(index));
            Note($"sent {frame}");
            Hand(frame);
        }
    }

    private void Hand(string frame)
    {
        var id = TestSession.IdOf(frame);
        if (bug == PlantedBug.LosesUnsubscribe && TestSession.TypeOf(frame) == "unsubscribe") return;
        if (bug == PlantedBug.ReusesId && id != 0 && id % 7 == 0) frame = frame.Replace($"\"id\":\"{id}\"", $"\"id\":\"{lastSent}\"", StringComparison.Ordinal);
        else if (id != 0) lastSent = id;
        server.Receive(frame);
    }

    private void WriteAll()
    {
        while (core.Socket?.Lane.HasFrames == true) Write();
    }

    /// <summary>Delivers one of the waiting answers: replies come in any order.</summary>
    private void Answer()
    {
        if (server.Answers.Count == 0) return;
        var index = core.State == ConnectionState.Live ? random.Next(server.Answers.Count) : 0;
        var frame = server.Answers[index];
        server.Answers.RemoveAt(index);
        ExpectReply(frame);
        if (bug == PlantedBug.DropsReply && frame.Contains("reply", StringComparison.Ordinal) && random.Next(3) == 0) return;
        Receive(frame);
    }

    private void AnswerAll()
    {
        while (server.Answers.Count > 0) Answer();
    }

    private void ExpectReply(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        if (json.RootElement.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Number) calls.Find(call => call.Number == result.GetInt64())?.Expect($"={result.GetInt64()}");
        if (json.RootElement.TryGetProperty("error", out var error) && error.GetString() is ['e', .. var number]) calls.Find(call => call.Number == long.Parse(number, CultureInfo.InvariantCulture))?.Expect("CallException");
    }

    private void SendEvent()
    {
        var room = Rooms[random.Next(Rooms.Length)];
        var number = ++numbers;
        foreach (var subscriber in subscribers.Where(subscriber => subscriber.Room == room && subscriber.IsIn)) subscriber.Expected.Add(number);
        var frame = Wire.Event(room, number);
        if (bug == PlantedBug.SwapsEvents && heldEvent is null)
        {
            heldEvent = frame;
            return;
        }

        Receive(frame);
        if (heldEvent is not null) Receive(heldEvent);
        heldEvent = null;
    }

    private void Receive(string frame)
    {
        if (core.Socket is not { } socket) return;
        Note($"received {frame}");
        var bytes = Encoding.UTF8.GetBytes(frame);
        socket.Heartbeat.RecordLife(clock.Now);
        path.Receive(new Frame(bytes, true, bytes.Length));
    }

    private void Pass(TimeSpan by)
    {
        time.Advance(by);
        Note($"time {clock.Now}");
        foreach (var call in calls.Where(call => call.Due <= clock.Now)) call.Expect("CallTimeoutException");
        using (gate.Enter()) core.PassTime(clock.Now, false);
        if (core.State == ConnectionState.Live) return;
        Lost();
        Check();
        Connect();
    }

    /// <summary>Lets everything under way come to its end; then the server has to have exactly the subscriptions that somebody wants.</summary>
    private void BecomeQuiet()
    {
        server.IsWilling = true;
        for (var round = 0; round < 12; round++)
        {
            WriteAll();
            AnswerAll();
            Pass(TimeSpan.FromSeconds(4));
            Check();
        }

        var wanted = subscribers.Where(subscriber => subscriber.IsIn).Select(subscriber => Wire.Room(subscriber.Room).ToString()).Distinct().Order(StringComparer.Ordinal);
        var actual = server.Subscriptions.Values.Order(StringComparer.Ordinal);
        Require(wanted.SequenceEqual(actual), $"the server has ({string.Join(' ', actual)}), wanted are ({string.Join(' ', wanted)})");
        Require(subscribers.All(subscriber => subscriber.Subscriber.State != SubscriptionState.Pending), "something is pending still");
        foreach (var subscriber in subscribers.Where(subscriber => subscriber.IsIn)) CheckEvents(subscriber);
        Require(core.PendingCalls == 0, "calls are pending still");
    }

    private void Check()
    {
        foreach (var call in calls.Where(call => call.Completions == 0 && call.Task.IsCompleted))
        {
            var outcome = Take(call);
            Note($"end {call.Number} {outcome}");
            Ended++;
            call.Completions++;
            if (bug == PlantedBug.CompletesTwice && call.Number % 11 == 0) call.Completions++;
            Require(outcome == call.Expected, $"call {call.Number} ended with {outcome}, expected was {call.Expected ?? "nothing"}");
        }

        foreach (var call in calls) Require(call.Completions == (call.Expected is null ? 0 : 1), $"call {call.Number} ended {call.Completions} times, expected was {call.Expected ?? "nothing"}");
        calls.RemoveAll(call => call.Completions > 0);
        Require(core.PendingCalls == calls.Count, "the count of pending calls is wrong");
        Require(server.ReusedIds == 0, "an id was used twice");
    }

    private void CheckEvents(SimulatedSubscriber subscriber)
    {
        var seen = new List<long>();
        while (subscriber.Subscriber.Buffer.TryTake(out var item)) seen.Add(item);
        Note($"events {subscriber.Room} {string.Join(',', seen)}");
        Require(seen.SequenceEqual(subscriber.Expected), $"'{subscriber.Room}' got ({string.Join(' ', seen)}), expected were ({string.Join(' ', subscriber.Expected)})");
    }

    private void CheckBaseline()
    {
        foreach (var subscriber in subscribers) subscriber.Subscriber.CloseAsync().AsTask().GetAwaiter().GetResult();
        var inUse = (core.PendingCalls, core.TopicCount, core.Routes.Count, core.DeadlineCount, pools.Rented, Held.Held, core.NextDue);
        Require(inUse == (0, 0, 0, 0, 0, 0L, long.MaxValue), $"in use after the break: {inUse}");
        Require(counters.Calls == counters.CallsCompleted + counters.CallsFailed, "calls and their ends differ in number");
    }

    private static string Take(SimulatedCall call)
    {
        try
        {
            return $"={call.Task.GetAwaiter().GetResult()}";
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }

    private void Require(bool holds, string violation)
    {
        if (!holds) Violations.Add(violation);
    }

    private void Note(string line) => trace.Append(clock?.Now ?? 0).Append(' ').AppendLine(line);
}
