using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Drives the session core by a seeded script in virtual time, on one thread, and checks after each step that everything is as the model says.</summary>
internal sealed class Simulation
{
    public const int Steps = 400;

    private readonly Random random;
    private readonly PlantedBug bug;
    private readonly ManualTimeProvider time = new();
    private readonly Trace trace;
    private readonly SimulatedServer server;
    private readonly SimulatedSession session;
    private readonly SimulatedNetwork network;
    private readonly CallBook calls;
    private readonly List<SimulatedConsumer> consumers = [];
    private readonly HashSet<string> rooms = [];
    private int sockets;
    private int refusedAttempts;
    private long numbers;

    public Simulation(int seed, PlantedBug bug = PlantedBug.None, bool keepsTrace = false)
    {
        random = new Random(seed);
        this.bug = bug;
        trace = new Trace(keepsTrace);
        server = new SimulatedServer(random, time, Violations);
        session = new SimulatedSession(seed, time, trace, Violations) { ForgetsTimer = bug == PlantedBug.ForgetsTimer };
        calls = new CallBook(server, Violations) { OnEnded = bug == PlantedBug.CompletesTwice ? SignalAgain : null };
        network = new SimulatedNetwork(session, server, calls, IsHeard, IsWanted, Look, random, trace, bug);
    }

    /// <summary>What was found to be wrong, in order.</summary>
    public List<string> Violations { get; } = [];

    public int StepCount { get; private set; }

    public int Faults => network.Faults + refusedAttempts;

    public int Breaks => session.Breaks;

    public int Heals => session.TimesLive - 1;

    public int Calls => calls.Ended;

    public int Topics => rooms.Count;

    public long Delivered => consumers.Sum(consumer => consumer.Got);

    public long Recoveries => session.Counters.Recoveries;

    public long Gaps => consumers.Sum(consumer => consumer.Gaps);

    public string TraceText => trace.Text;

    /// <summary>Runs the script; gives the hash of all that happened.</summary>
    public string Run()
    {
        try
        {
            Play();
        }
        catch (Exception defect)
        {
            Violations.Add($"thrown: {defect}");
        }

        return trace.Hash;
    }

    private void Play()
    {
        session.Connect();
        for (var step = 0; step < Steps || ((Faults < 3 || Topics < 3) && step < 10 * Steps); step++)
        {
            StepCount++;
            Step();
            Check();
            if (Violations.Count > 0) return;
        }

        BecomeQuiet();
        if (Violations.Count == 0) CheckQuiet();
        if (Violations.Count == 0) End();
    }

    private SimulatedSocket? Link => session.Link is { } link && ReferenceEquals(link.State, session.Core.Socket) ? link : null;

    private void Step()
    {
        network.DeliverTooLate();
        if (Link is { } link)
        {
            StepOn(link);
            return;
        }

        switch (random.Next(20))
        {
            case < 8: Attempt(); break;
            case < 9: network.DeliverLeftOver(); break;
            case < 10: StartCall(); break;
            case < 11: Join(); break;
            case < 13: server.Change(null); break;
            default: Pass(TimeSpan.FromMilliseconds(random.Next(1, 3000))); break;
        }
    }

    private void StepOn(SimulatedSocket link)
    {
        // Opening a session is a matter of few frames, each of which may be late, broken or lost.
        var isLive = session.Core.State == ConnectionState.Live;
        if (!isLive && random.Next(10) == 0)
        {
            Pass(TimeSpan.FromMilliseconds(random.Next(1, 3000)));
            return;
        }

        switch (isLive ? random.Next(1000) : random.Next(300))
        {
            case < 150: Flow(link); break;
            case < 210: network.Write(link); break;
            case < 250: Several(() => network.Work(link)); break;
            case < 295: Several(() => network.Deliver(link)); break;
            case < 305: network.Truncate(link); break;
            case < 400: Several(() => network.Deliver(link)); break;
            case < 470: Several(() => server.Answer(link)); break;
            case < 660: server.Change(link); break;
            case < 730: StartCall(); break;
            case < 780: Join(); break;
            case < 795: LeaveOne(); break;
            case < 810: CancelOne(); break;
            case < 890: Pass(TimeSpan.FromMilliseconds(random.Next(1, 1500))); break;
            case < 905: server.EmitLate(link); break;
            case < 915: PauseOne(); break;
            case < 920: server.Kick(link); break;
            case < 930: network.Disturb(link); break;
            case < 943: network.Double(link); break;
            case < 949: network.GoHalfOpen(link); break;
            case < 957: Jump(link); break;
            case < 970: Say(link); break;
            default: network.Break(link, random.Next(3) switch { 0 => 1006, 1 => 1001, _ => null }); break;
        }
    }

    /// <summary>Most of the time everything is carried on at once.</summary>
    private void Flow(SimulatedSocket link)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            network.Write(link);
            while (link.ToServer.Count > 0 && link.HalfOpenSince is null && ReferenceEquals(link, Link)) network.Work(link);
            Several(() => server.Answer(link));
            while (link.ToClient.Count > 0 && link.HalfOpenSince is null && ReferenceEquals(link, Link)) network.Deliver(link);
        }
    }

    private void Several(Action action)
    {
        for (var count = random.Next(1, 6); count > 0; count--) action();
    }

    /// <summary>An attempt that is under way gets a socket, or an error. Nothing else wakes a session that was given up but its user.</summary>
    private void Attempt()
    {
        if (session.Core.State is ConnectionState.Lost or ConnectionState.Disconnected)
        {
            session.NotBefore = 0;
            session.Connect();
        }

        if (session.Attempt is not { } attempt) return;
        if (attempt.Failure is not null)
        {
            // Given up meanwhile: what becomes of it changes nothing.
            var state = session.Core.State;
            if (random.Next(2) == 0) session.Open(++sockets);
            else session.Fail(new HandshakeRefusedException("never"));
            Require(session.Core.State == state, "an attempt that was given up changes the state");
            return;
        }

        switch (server.IsWilling ? 99 : random.Next(100))
        {
            case < 6:
                FailAttempt(new ConnectionLostException("nobody is there", CallOutcome.NotSent));
                break;
            case < 10:
                FailAttempt(new HandshakeRefusedException("too many", System.Net.HttpStatusCode.ServiceUnavailable, isTransient: true));
                break;
            case < 16:
                var delay = TimeSpan.FromSeconds(random.Next(1, 20));
                session.NotBefore = session.Now + delay.Ticks;
                FailAttempt(new HandshakeRefusedException("later", System.Net.HttpStatusCode.TooManyRequests, delay, isTransient: true));
                break;
            case < 18:
                FailAttempt(new HandshakeRefusedException("never", System.Net.HttpStatusCode.Forbidden));
                Require(session.Core.State == ConnectionState.Lost, "a terminal error is not the end");
                break;
            case < 21:
                break;
            default:
                session.Open(++sockets);
                if (session.Link is { } link) network.Begin(link);
                break;
        }
    }

    private void FailAttempt(Exception error)
    {
        refusedAttempts++;
        trace.Note(session.Now, $"refused {error.Message}");
        session.Fail(error);
    }

    private void StartCall()
    {
        var number = ++numbers;
        var cancellation = random.Next(4) == 0 ? new CancellationTokenSource() : null;
        trace.Note(session.Now, $"call {number}");
        calls.Add(session.Call(number, random.Next(3) == 0, cancellation));
    }

    private void CancelOne()
    {
        var cancellable = calls.Pending.Where(call => call is { Cancellation: not null, IsCancelled: false }).ToArray();
        if (cancellable.Length == 0) return;
        var call = cancellable[random.Next(cancellable.Length)];
        trace.Note(session.Now, $"cancel {call.Number}");
        call.IsCancelled = true;
        call.Cancellation!.Cancel();
        Require(call.Task.IsCompleted, "a cancelled call goes on");
    }

    private void Join()
    {
        var room = server.AllRooms[random.Next(server.AllRooms.Length)];
        var kind = (ConsumerKind)random.Next(3);
        var options = random.Next(6) switch
        {
            0 => new SubscriptionOptions { Policy = BufferPolicy.DropOldest, Capacity = 3 },
            1 => new SubscriptionOptions { Policy = BufferPolicy.Fail, Capacity = 6 },
            _ => new SubscriptionOptions { Policy = BufferPolicy.Hold },
        };
        if (!IsWanted(room)) (room.IsKnown, room.Openings) = (false, room.Openings + 1);
        var joinsOutage = room.LiveOpening == room.Openings && (!IsHeard(room) || consumers.Exists(other => other.Room == room && other.IsIn && other.Subscriber is not { State: SubscriptionState.Live, Entry.Fill: null }));
        var consumer = new SimulatedConsumer(room, kind, options, session, joinsOutage, bug == PlantedBug.LosesGap, Note, Violations);
        trace.Note(session.Now, $"join {room.Name} {kind} {options.Policy}");
        if (!session.TryJoin(consumer.Subscriber)) return;
        rooms.Add(room.Name);
        consumers.Add(consumer);
    }

    private void LeaveOne()
    {
        if (consumers.FindAll(consumer => consumer.IsIn) is not { Count: > 0 } joined) return;
        var leaver = joined[random.Next(joined.Count)];
        trace.Note(session.Now, $"leave {leaver.Room.Name}");
        leaver.Look();
        leaver.HasLeft = true;
        Require(leaver.Subscriber.CloseAsync().AsTask().IsCompletedSuccessfully, "leaving waits");
    }

    private void PauseOne()
    {
        if (consumers.Count == 0) return;
        var slow = consumers[random.Next(consumers.Count)];
        slow.IsPaused = !slow.IsPaused;
    }

    /// <summary>The server says goodbye, or asks for a sign of life.</summary>
    private void Say(SimulatedSocket link)
    {
        link.ToClient.AddLast(new WireFrame(random.Next(2) == 0 ? """{"t":"goodbye"}""" : """{"t":"ping"}"""));
    }

    /// <summary>The clock jumps: the machine slept, or nothing happened for long.</summary>
    private void Jump(SimulatedSocket link)
    {
        server.EmitLate(link);
        Pass(TimeSpan.FromSeconds(random.Next(5, 130)), random.Next(2) == 0);
    }

    private void Pass(TimeSpan by, bool sleeps = false)
    {
        if (Link is { } link && by > TimeSpan.FromSeconds(1)) server.EmitLate(link);
        if (bug == PlantedBug.MissesDeadPeer && Link is { HalfOpenSince: not null } dead) dead.State.Heartbeat.RecordLife(session.Now);
        session.Pass(by, sleeps);
        trace.Note(session.Now, "time");
    }

    /// <summary>Planted: the outcome is signalled once more.</summary>
    private static void SignalAgain(SimulatedCall call)
    {
        if (call.Number % 5 == 0) call.Source.Signal();
    }

    private bool IsHeard(SimulatedRoom room) => consumers.Exists(consumer => consumer.Room == room && consumer.Subscriber.State == SubscriptionState.Live);

    private bool IsWanted(SimulatedRoom room) => consumers.Exists(consumer => consumer.Room == room && consumer.IsIn);

    private void Check()
    {
        if (session.Core.State == ConnectionState.Lost)
        {
            calls.NoteGivenUp();
            foreach (var consumer in consumers) consumer.MayBeLost = true;
        }

        if (session.Core.WaitingCalls >= session.Options.MaxQueuedCalls) calls.NoteGivenUp();
        calls.Check(session.Now, line => Note(line));
        Look();
        CheckSubscribed();
        if (Link is { } link) Require(session.Core.State != ConnectionState.Live || session.Now - link.LastHeard <= TimeSpan.FromSeconds(61).Ticks, "the peer is silent for longer than two heartbeats");
    }

    private void Look()
    {
        foreach (var consumer in consumers) consumer.Look();
    }

    /// <summary>What counts as live is subscribed to on the server.</summary>
    private void CheckSubscribed()
    {
        if (Link is not { HalfOpenSince: null } link || session.Core.State != ConnectionState.Live) return;
        foreach (var consumer in consumers)
        {
            if (consumer.IsIn && consumer.Subscriber.State == SubscriptionState.Live && !link.Subscriptions.ContainsValue(consumer.Room.TopicText) && !link.ToClient.Any(frame => frame.Kind == WireKind.Refusal))
                Violations.Add($"{consumer.Room.TopicText} is live, and the server does not know it");
        }
    }

    private void Note(string line) => trace.Note(session.Now, line);

    /// <summary>From now on all goes well: everything comes to its end.</summary>
    private void BecomeQuiet()
    {
        server.IsWilling = true;
        Note("quiet");
        if (Link is { HalfOpenSince: not null } dead) network.Break(dead, 1006);
        Check();
        for (var round = 0; round < 60 && Violations.Count == 0; round++)
        {
            if (Link is null) Attempt();
            for (var count = 0; count < 200 && Link is { } link && (link.State.Lane.HasFrames || link.ToServer.Count + link.ToClient.Count + link.Working.Count > 0); count++)
            {
                network.Write(link);
                network.Work(link);
                server.Answer(link);
                network.Deliver(link);
            }

            if (round == 40 && Link is { } last)
            {
                // A live event for everybody behind the last break.
                for (var count = 0; count < 6; count++) server.Change(last);
            }

            foreach (var consumer in consumers) consumer.IsPaused = false;
            Pass(TimeSpan.FromSeconds(2));
            Check();
        }
    }

    private void CheckQuiet()
    {
        Require(session.Core.State == ConnectionState.Live, $"all is well, and the session is {session.Core.State}");
        if (Link is not { } link) return;
        var wanted = consumers.Where(consumer => consumer.IsIn).Select(consumer => consumer.Room.TopicText).Distinct().Order(StringComparer.Ordinal);
        var actual = link.Subscriptions.Values.Order(StringComparer.Ordinal);
        Require(wanted.SequenceEqual(actual), $"the server has ({string.Join(' ', actual)}), wanted are ({string.Join(' ', wanted)})");
        Require(session.Core.PendingCalls == 0 && calls.Pending.Count == 0, "calls are pending still");
        using (session.Enter()) Require(session.Core.WaitUntilSettled().IsCompletedSuccessfully, "the session does not settle");
        foreach (var consumer in consumers)
        {
            consumer.CheckEnd(session.Options.SubscribeTimeout);
            if (!consumer.IsIn) continue;
            Require(consumer.Subscriber.State == SubscriptionState.Live, $"a subscription is {consumer.Subscriber.State} still");
            consumer.CheckComplete();
        }

        calls.CheckNotSent();
        Require(session.Reports.Breaks == session.LiveBreaks, $"{session.LiveBreaks} breaks, {session.Reports.Breaks} reports");
    }

    /// <summary>Everybody leaves, the connection ends: nothing is in use any more.</summary>
    private void End()
    {
        foreach (var consumer in consumers) consumer.Subscriber.CloseAsync().AsTask().GetAwaiter().GetResult();
        using (session.Enter()) session.Core.BeginDispose(session.Now);
        using (session.Enter()) session.Core.EndDispose(session.Now);
        var core = session.Core;
        var inUse = (core.PendingCalls, core.WaitingCalls, core.TopicCount, core.Routes.Count, core.DeadlineCount, session.Pools.Rented, session.Held.Held, core.NextDue);
        Require(inUse == (0, 0, 0, 0, 0, 0, 0L, long.MaxValue), $"in use at the end: {inUse}");
        var counters = session.Counters;
        Require(counters.Calls == counters.CallsCompleted + counters.CallsFailed, $"{counters.Calls} calls, {counters.CallsCompleted} completed, {counters.CallsFailed} failed");
    }

    private void Require(bool holds, string violation)
    {
        if (!holds) Violations.Add(violation);
    }
}
