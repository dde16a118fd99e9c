using System.Globalization;
using System.Text.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>The server of a simulation: rooms with items, calls, subscriptions, a rate limit. Decides by the seed how well it behaves; complains about a client that does not.</summary>
internal sealed class SimulatedServer
{
    public static readonly RateLimit SubscribeRate = new(6, TimeSpan.FromSeconds(2));

    private readonly Random random;
    private readonly ManualTimeProvider time;
    private readonly List<string> violations;
    private readonly Dictionary<long, (string Frame, int Socket)> ids = [];
    private readonly Dictionary<long, int> echoed = [];
    private readonly HashSet<long> tried = [];

    public SimulatedServer(Random random, ManualTimeProvider time, List<string> violations)
    {
        this.random = random;
        this.time = time;
        this.violations = violations;
        foreach (var room in AllRooms)
        {
            for (var count = random.Next(1, 6); count > 0; count--) room.Change(random, Clock);
        }
    }

    public SimulatedRoom[] AllRooms { get; } =
    [
        new("a", Rooms.Kept), new("b", Rooms.Kept), new("c", Rooms.Paged), new("d", Rooms.Paged), new("e", Rooms.Plain), new("f", Rooms.Plain),
    ];

    /// <summary>Numbers of posts that were done.</summary>
    public HashSet<long> Posted { get; } = [];

    /// <summary>Numbers of calls that the server has dealt with, in whatever way.</summary>
    public HashSet<long> Seen { get; } = [];

    /// <summary>Whether it does its best from now on.</summary>
    public bool IsWilling { get; set; }

    private long Clock => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Now => time.GetTimestamp();

    /// <summary>Something happens in a room, and those who subscribed hear of it: at once, or a little later than of what comes after it.</summary>
    public void Change(SimulatedSocket? socket)
    {
        var room = AllRooms[random.Next(AllRooms.Length)];
        var item = room.Change(random, Clock);
        if (socket is null || !socket.IsOpen) return;

        // One item's versions come in order.
        EmitLate(socket, late => late.Room == room && late.Item.Id == item.Id);
        if (!IsWilling && random.Next(8) == 0) socket.Late.Add((room, item));
        else Emit(socket, room, item);
    }

    /// <summary>Sends the events that are late.</summary>
    public void EmitLate(SimulatedSocket socket, Predicate<(SimulatedRoom Room, Item Item)>? only = null)
    {
        var due = only is null ? [.. socket.Late] : socket.Late.FindAll(only);
        foreach (var (room, item) in due)
        {
            socket.Late.Remove((room, item));
            Emit(socket, room, item);
        }
    }

    /// <summary>Ends a subscription for reasons of its own.</summary>
    public void Kick(SimulatedSocket socket)
    {
        if (socket.Subscriptions.Count == 0) return;
        var (id, topic) = socket.Subscriptions.ElementAt(random.Next(socket.Subscriptions.Count));
        socket.Subscriptions.Remove(id);
        Refuse(socket, id, Array.Find(AllRooms, room => room.TopicText == topic)!, "kicked");
    }

    /// <summary>Takes a frame of the client.</summary>
    public void Receive(SimulatedSocket socket, string frame)
    {
        using var json = JsonDocument.Parse(frame);
        var root = json.RootElement;
        var id = TestSession.IdOf(frame);
        var type = root.GetProperty("t").GetString();
        CheckId(socket, id, frame);
        if (!socket.IsOpen && type is not ("hello" or "begin")) violations.Add($"'{type}' came before the session was open");
        switch (type)
        {
            case "hello":
                if (socket.OpeningFrames != 0) violations.Add("hello came twice");
                socket.OpeningFrames = 1;
                if (IsWilling || random.Next(30) != 0) Send(socket, """{"t":"opened","session":"s"}""");
                if (random.Next(3) == 0) Send(socket, """{"t":"ping"}""");
                break;
            case "begin":
                if (socket.OpeningFrames != 1) violations.Add("begin came out of order");
                socket.OpeningFrames = 2;
                Send(socket, """{"t":"notice"}""");
                break;
            case "ping":
                Send(socket, """{"t":"pong"}""");
                break;
            case "call":
                Work(socket, id, root.GetProperty("method").GetString()!, root.GetProperty("params"));
                break;
            case "subscribe":
                Subscribe(socket, id, root.GetProperty("topic").GetString()!);
                break;
            case "unsubscribe":
                var ended = long.Parse(root.GetProperty("ends").GetString()!, CultureInfo.InvariantCulture);
                socket.Subscriptions.Remove(ended);
                if (IsWilling || random.Next(20) != 0) Send(socket, Wire.Unsubscribed(ended));
                break;
        }
    }

    /// <summary>Finishes one of the calls that it works on.</summary>
    public void Answer(SimulatedSocket socket)
    {
        if (socket.Working.Count == 0) return;
        var index = IsWilling ? 0 : random.Next(socket.Working.Count);
        var work = socket.Working[index];
        socket.Working.RemoveAt(index);
        if (work() is not { } answer) return;
        socket.ToClient.AddLast(answer);
        if (!IsWilling && random.Next(12) == 0) socket.ToClient.AddLast(answer);
    }

    private static void Send(SimulatedSocket socket, string frame) => socket.ToClient.AddLast(new WireFrame(frame));

    private static void Emit(SimulatedSocket socket, SimulatedRoom room, Item item)
    {
        if (socket.Subscriptions.ContainsValue(room.TopicText)) socket.ToClient.AddLast(new WireFrame(room.Event(item)) { Room = room, Item = item, Kind = WireKind.Event });
    }

    private bool Chance(int percent) => !IsWilling && random.Next(100) < percent;

    /// <summary>An id belongs to one frame. Only the frame of a call that was kept may come again, as it was, and on another socket.</summary>
    private void CheckId(SimulatedSocket socket, long id, string frame)
    {
        if (id == 0 || ids.TryAdd(id, (frame, socket.Number))) return;
        if (ids[id].Frame != frame || ids[id].Socket == socket.Number) violations.Add($"id {id} was used twice: {frame}");
        ids[id] = (frame, socket.Number);
    }

    private void Subscribe(SimulatedSocket socket, long id, string topic)
    {
        var room = Array.Find(AllRooms, room => room.TopicText == topic)!;
        socket.SubscribeTimes.RemoveAll(at => at <= Now - SubscribeRate.Period.Ticks);
        socket.SubscribeTimes.Add(Now);
        if (socket.NotBefore.TryGetValue(topic, out var earliest) && Now < earliest) violations.Add($"{topic} was asked for again {(earliest - Now) / TimeSpan.TicksPerMillisecond} ms too early");
        if (Chance(5))
        {
            Refuse(socket, id, room, "refused");
            return;
        }

        if (Chance(10))
        {
            var delay = random.Next(200, 5000);
            socket.ToClient.AddLast(new WireFrame(Wire.Unsubscribed(id, $"wait:{delay}")) { Kind = WireKind.Refusal, Delay = (topic, id, delay) });
            return;
        }

        if (Chance(3)) return;
        socket.Subscriptions[id] = topic;
        if (Chance(4)) return;
        var confirmation = new WireFrame(Wire.Subscribed(id)) { Room = room, Kind = WireKind.Confirmation };
        socket.ToClient.AddLast(confirmation);
        if (Chance(5)) socket.ToClient.AddLast(confirmation);
    }

    private static void Refuse(SimulatedSocket socket, long id, SimulatedRoom room, string code)
    {
        socket.ToClient.AddLast(new WireFrame(Wire.Unsubscribed(id, code)) { Room = room, Kind = WireKind.Refusal });
    }

    private void Work(SimulatedSocket socket, long id, string method, JsonElement parameters)
    {
        switch (method)
        {
            case "echo":
                WorkOnEcho(socket, id, parameters[0].GetInt64());
                break;
            case "post":
                WorkOnPost(socket, id, parameters[1].GetInt64());
                break;
            case "find":
                WorkOnFind(socket, id, long.Parse(parameters[0].GetString().AsSpan(1), CultureInfo.InvariantCulture));
                break;
            case "sync":
                WorkOnSync(socket, id, parameters[0].GetString()!, parameters[1].GetInt64());
                break;
            case "newest":
                var room = Array.Find(AllRooms, room => room.Name == parameters[0].GetString())!;
                if (!Chance(10)) socket.Working.Add(() => new WireFrame(Wire.Reply(id, room.NewestVersion())) { Room = room, Kind = WireKind.Newest });
                break;
        }
    }

    private void WorkOnEcho(SimulatedSocket socket, long id, long number)
    {
        Seen.Add(number);
        echoed[number] = echoed.GetValueOrDefault(number) + 1;
        if (echoed[number] > 1) violations.Add($"call {number} may not be repeated and came {echoed[number]} times");
        if (Chance(8)) return;
        var answer = Chance(15)
            ? new WireFrame(Wire.Failure(id, Chance(50) ? $"e{number}" : "wait:700")) { Number = number, Kind = WireKind.EchoError }
            : new WireFrame(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture))) { Number = number, Kind = WireKind.EchoResult };
        socket.Working.Add(() => answer);
    }

    /// <summary>As some servers do it: a repeat is answered with nothing, and so is one whose first frame failed without a trace.</summary>
    private void WorkOnPost(SimulatedSocket socket, long id, long number)
    {
        var isRepeat = !tried.Add(number);
        WireFrame answer;
        if (Chance(10)) answer = new WireFrame(Wire.Failure(id, $"wait:{random.Next(100, 3000)}")) { Number = number, Kind = WireKind.PostError };
        else if (isRepeat) answer = new WireFrame(Wire.Reply(id, "null")) { Number = number, Kind = WireKind.PostNothing };
        else if (Chance(15)) answer = new WireFrame(Wire.Failure(id, $"e{number}")) { Number = number, Kind = WireKind.PostError };
        else answer = new WireFrame(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture))) { Number = number, Kind = WireKind.PostResult };
        if (answer.Kind == WireKind.PostResult) Posted.Add(number);

        // What was only asked to wait counts as not sent: it had no effect.
        if (!answer.Text.Contains("wait", StringComparison.Ordinal)) Seen.Add(number);
        if (answer.Kind == WireKind.PostError && answer.Text.Contains("wait", StringComparison.Ordinal) && !isRepeat) tried.Remove(number);
        if (!Chance(15)) socket.Working.Add(() => answer);
    }

    private void WorkOnFind(SimulatedSocket socket, long id, long number)
    {
        if (Chance(8)) return;
        var answer = Chance(8) ? new WireFrame(Wire.Failure(id, "broken")) { Number = number, Kind = WireKind.FindError }
            : Posted.Contains(number) ? new WireFrame(Wire.Reply(id, number.ToString(CultureInfo.InvariantCulture))) { Number = number, Kind = WireKind.FindResult }
            : new WireFrame(Wire.Reply(id, "null")) { Number = number, Kind = WireKind.FindNothing };
        socket.Working.Add(() => answer);
    }

    private void WorkOnSync(SimulatedSocket socket, long id, string name, long since)
    {
        var room = Array.Find(AllRooms, room => room.Name == name)!;
        if (Chance(4))
        {
            room.HadTrouble = true;
            return;
        }

        if (Chance(4))
        {
            room.HadTrouble = true;
            socket.Working.Add(() => new WireFrame(Wire.Failure(id, "broken")) { Room = room, Kind = WireKind.FetchError });
            return;
        }

        if (Chance(8))
        {
            socket.Working.Add(() => new WireFrame(Wire.Failure(id, "wait:300")) { Room = room, Kind = WireKind.FetchError });
            return;
        }

        // What is read at once and sent later is as right as what is read late.
        if (Chance(50))
        {
            var early = new WireFrame(Wire.Reply(id, room.Changes(since))) { Room = room, Kind = WireKind.Changes };
            socket.Working.Add(() => early);
            return;
        }

        socket.Working.Add(() => new WireFrame(Wire.Reply(id, room.Changes(since))) { Room = room, Kind = WireKind.Changes });
    }
}
