using System.Text;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>What lies between session and server: carries frames, late, twice, broken or not at all.</summary>
internal sealed class SimulatedNetwork(SimulatedSession session, SimulatedServer server, CallBook calls, Func<SimulatedRoom, bool> isHeard, Func<SimulatedRoom, bool> isWanted, Action look, Random random, Trace trace, PlantedBug bug)
{
    private readonly Queue<WireFrame> leftOver = [];
    private readonly List<string> plainCalls = [];
    private readonly List<string> repeats = [];
    private WireFrame? swapped;
    private long lastId = 1;

    /// <summary>How many faults there were.</summary>
    public int Faults { get; private set; }

    /// <summary>Gives what waits in the lane to the socket.</summary>
    public void Write(SimulatedSocket socket)
    {
        SendChunk chunk;
        using (session.Enter())
        {
            if (!IsCurrent(socket) || !socket.State.Lane.TryTake(out chunk)) return;
        }

        // The socket may break in the middle of a write: then the rest of it never leaves.
        var end = !server.IsWilling && random.Next(40) == 0 ? random.Next(chunk.First, chunk.End) : chunk.End;
        for (var index = chunk.First; index < chunk.End; index++)
        {
            if (chunk.Buffer.IsWithdrawn(index) && bug != PlantedBug.SendsWithdrawn) continue;
            var frame = Encoding.UTF8.GetString(chunk.Buffer.Frame(index));
            trace.Note(session.Now, $"sent {frame}");
            calls.NoteWritten(frame);
            if (index < end && socket.HalfOpenSince is null) Carry(socket, frame);
        }

        if (end < chunk.End) Break(socket, 1006);
    }

    /// <summary>The server takes the next frame.</summary>
    public void Work(SimulatedSocket socket)
    {
        if (socket.IsOpen)
        {
            foreach (var repeat in repeats) socket.ToServer.Enqueue(repeat);
            repeats.Clear();
        }

        if (socket.HalfOpenSince is null && socket.ToServer.TryDequeue(out var frame)) server.Receive(socket, frame);
    }

    /// <summary>The session takes the next frame.</summary>
    public void Deliver(SimulatedSocket socket)
    {
        if (!IsCurrent(socket) || socket.HalfOpenSince is not null || socket.ToClient.First is not { Value: var frame }) return;
        socket.ToClient.RemoveFirst();
        if (bug == PlantedBug.DropsReply && frame.Kind == WireKind.EchoResult && random.Next(3) == 0)
        {
            calls.NoteHeard(frame, false);
            calls.CheckAnswered(frame);
            return;
        }

        if (bug == PlantedBug.SwapsEvents && frame.Kind == WireKind.Event && swapped is null && random.Next(2) == 0)
        {
            swapped = frame;
            return;
        }

        Hand(socket, Spoil(frame));
        if (swapped is not { } held || frame.Kind != WireKind.Event) return;
        swapped = null;
        Hand(socket, held);
    }

    /// <summary>The next frame comes twice.</summary>
    public void Double(SimulatedSocket socket)
    {
        if (socket.ToClient.First is not { Value: var frame }) return;
        Faults++;
        if (frame is { Room: { } room, Item: { } item }) room.Doubled.Add((item.Id, item.Version));
        socket.ToClient.AddFirst(frame);
    }

    /// <summary>The next frame is cut at any byte.</summary>
    public void Truncate(SimulatedSocket socket)
    {
        if (socket.HalfOpenSince is not null || socket.ToClient.First is not { Value: var frame }) return;
        Faults++;
        socket.ToClient.RemoveFirst();
        var bytes = Encoding.UTF8.GetBytes(frame.Text);
        if (frame is { Room: { } room, Item: { } item }) room.Damaged.Add((item.Id, item.Version));
        else if (frame.Room is { } other) other.HadTrouble = true;
        if (frame is { Kind: WireKind.Newest, Room: { } unknown }) socket.Asked.Remove(unknown.TopicText);
        calls.NoteHeard(frame, true);
        trace.Note(session.Now, $"truncated {frame.Text}");
        socket.LastHeard = session.Now;
        socket.State.Heartbeat.RecordLife(session.Now);
        session.Receive(bytes.AsSpan(0, random.Next(bytes.Length)));

        // Nobody can know of a subscription's end that was not heard.
        if (frame.Kind == WireKind.Refusal || random.Next(2) == 0) Break(socket, 1006);
    }

    /// <summary>Something comes that nobody sent.</summary>
    public void Disturb(SimulatedSocket socket)
    {
        if (socket.HalfOpenSince is not null) return;
        Faults++;
        var noise = random.Next(7) switch
        {
            0 => "{garbage",
            1 => Wire.Reply(1_000_000 + random.Next(100), "1"),
            2 => Wire.Subscribed(1_000_000 + random.Next(100), 0),
            3 => """{"t":"nonsense","id":"1"}""",
            4 => "[]",
            5 => Wire.Event("nowhere", 1),
            _ => Wire.Unsubscribed(1_000_000 + random.Next(100), "who"),
        };
        Hand(socket, new WireFrame(noise));
    }

    /// <summary>From now on nothing passes, and nobody is told.</summary>
    public void GoHalfOpen(SimulatedSocket socket)
    {
        Faults++;
        trace.Note(session.Now, "half-open");
        socket.HalfOpenSince ??= session.Now;
    }

    /// <summary>The socket ends. The server has got a part of what was under way, and so has the session, partly after it knew.</summary>
    public void Break(SimulatedSocket socket, int? code)
    {
        Faults++;
        trace.Note(session.Now, $"break {code}");
        if (socket.HalfOpenSince is null)
        {
            for (var count = random.Next(socket.ToServer.Count + 1); count > 0; count--) Work(socket);
            for (var count = random.Next(socket.ToClient.Count + 1); count > 0; count--) Deliver(socket);
        }

        foreach (var frame in socket.ToClient) leftOver.Enqueue(frame);
        swapped = null;
        session.End(socket, code);
        look();
    }

    /// <summary>A frame of the socket that has ended comes all the same; not any more once the next one is open.</summary>
    public void DeliverLeftOver()
    {
        if (bug != PlantedBug.GoesBackwards && leftOver.TryDequeue(out var frame)) Hand(null, frame);
    }

    /// <summary>The next socket is open.</summary>
    public void Begin(SimulatedSocket socket)
    {
        repeats.Clear();
        if (bug == PlantedBug.RepeatsPlainCall) repeats.AddRange(plainCalls);
        plainCalls.Clear();
        if (bug != PlantedBug.GoesBackwards) leftOver.Clear();
    }

    /// <summary>Planted: what the old socket had left comes when the next one is live.</summary>
    public void DeliverTooLate()
    {
        if (bug == PlantedBug.GoesBackwards && session.Core.State == ConnectionState.Live && random.Next(10) == 0 && leftOver.TryDequeue(out var frame)) Hand(null, frame);
    }

    /// <summary>Whether a question of the session was about the subscription that it has now: ids grow.</summary>
    private static bool IsAskedFor(SimulatedSocket socket, SimulatedRoom room, long id) =>
        socket.Asked.TryGetValue(room.TopicText, out var asked) && asked.Opening == room.Openings && id > asked.Id;

    private SimulatedRoom RoomOf(string text) => server.AllRooms.First(room => text.Contains(room.TopicText, StringComparison.Ordinal));

    private bool IsCurrent(SimulatedSocket socket) => ReferenceEquals(session.Core.Socket, socket.State);

    private void Carry(SimulatedSocket socket, string frame)
    {
        var id = TestSession.IdOf(frame);
        var type = TestSession.TypeOf(frame);
        if (type == "subscribe" && RoomOf(frame) is { } room) socket.Asked[room.TopicText] = (id, room.Openings);
        if (bug == PlantedBug.LosesUnsubscribe && type == "unsubscribe") return;
        if (bug == PlantedBug.SkipsRestore && type == "subscribe" && socket.Number > 1 && random.Next(3) == 0)
        {
            socket.ToClient.AddLast(new WireFrame(Wire.Subscribed(id)));
            return;
        }

        if (bug == PlantedBug.ReusesId && id != 0 && id % 7 == 0) frame = frame.Replace($"\"id\":\"{id}\"", $"\"id\":\"{lastId}\"", StringComparison.Ordinal);
        else if (id != 0) lastId = id;
        if (frame.Contains("\"echo\"", StringComparison.Ordinal)) plainCalls.Add(frame.Replace($"\"id\":\"{id}\"", $"\"id\":\"{id + 5_000_000}\"", StringComparison.Ordinal));
        socket.ToServer.Enqueue(frame);
    }

    private void Hand(SimulatedSocket? socket, WireFrame frame)
    {
        trace.Note(session.Now, $"received {frame.Text}");
        if (socket is not null)
        {
            socket.LastHeard = session.Now;
            socket.State.Heartbeat.RecordLife(session.Now);
            Remember(socket, frame);
        }

        session.Receive(frame.Text);
        look();
        if (socket is not null && frame.Number != 0) calls.CheckAnswered(frame);
    }

    private void Remember(SimulatedSocket socket, WireFrame frame)
    {
        calls.NoteHeard(frame, false);
        if (bug == PlantedBug.AnswersTooEarly && !socket.IsOpen && frame.Text.Contains("ping", StringComparison.Ordinal)) socket.ToServer.Enqueue("""{"t":"pong"}""");

        // It may have asked once more before it heard this, or not want the topic any more.
        if (frame.Delay is { } delay && isWanted(RoomOf(delay.Topic)) && !socket.State.Lane.HasFrames && socket.Asked.GetValueOrDefault(delay.Topic) == (delay.Id, RoomOf(delay.Topic).Openings)) socket.NotBefore[delay.Topic] = session.Now + (delay.Milliseconds * TimeSpan.TicksPerMillisecond);
        if (frame.Room is not { } room) return;
        if (frame.Kind == WireKind.Refusal) room.Refusals++;
        if (frame.Kind == WireKind.Confirmation) room.ConfirmedAt = session.Now;
        if (frame.Kind is WireKind.Confirmation or WireKind.Changes or WireKind.FetchError) room.Progress = session.Now;
        if ((frame.Kind == WireKind.Newest && IsAskedFor(socket, room, TestSession.IdOf(frame.Text)) && session.Now - room.ConfirmedAt < session.Options.CallTimeout.Ticks) || (frame.Kind == WireKind.Event && isHeard(room))) room.IsKnown = true;
    }

    /// <summary>Plants a mistake into a frame that is delivered.</summary>
    private WireFrame Spoil(WireFrame frame)
    {
        switch (bug)
        {
            case PlantedBug.RepeatsUnconfirmed when frame.Kind == WireKind.PostNothing:
                return frame with { Text = frame.Text.Replace("null", frame.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), Kind = WireKind.PostResult };
            case PlantedBug.IgnoresRateLimit when frame.Kind == WireKind.Refusal && frame.Text.Contains("wait:", StringComparison.Ordinal):
                var start = frame.Text.IndexOf("wait:", StringComparison.Ordinal) + 5;
                return frame with { Text = $"{frame.Text[..start]}1{frame.Text[frame.Text.IndexOf('"', start)..]}" };
            case PlantedBug.LosesDeletion when frame.Kind == WireKind.Changes:
                return frame with { Text = $"{frame.Text[..frame.Text.IndexOf("\"deleted\"", StringComparison.Ordinal)]}\"deleted\":[]}}}}" };
            default:
                return frame;
        }
    }
}
