using System.Globalization;
using System.Text;
using Framewright.Client.Tests.Faults;
using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>Mutated recordings through a whole live session, with calls and subscriptions that they may hit: they are counted, and nothing else happens.</summary>
public sealed class SessionFuzzTests(ITestOutputHelper output)
{
    private const int Usual = 30_000;
    private const int BatchSize = 50;
    private const int CallsEach = 8;
    private const string Room = "fuzzed-room";
    private const string Sound = $$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{Room}}}","args":[{"_id":"m","rid":"r","msg":"sound","ts":{"$date":1},"u":{"_id":"u"},"_updatedAt":{"$date":1}}]}}""";

    private readonly MemoryServer server = new();
    private readonly LogCapture log = new();
    private readonly List<Subscription> subscriptions = [];
    private readonly Inbox<string> views = new();
    private int results;
    private int refusals;
    private int renewals;

    [Fact]
    public async Task Nothing_but_counting_happens()
    {
        var client = new RocketChatClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/"), Connector = server, LoggerFactory = log, Reconnect = ReconnectPolicy.Never, Rates = new RateLimits() }, _ => ValueTask.FromResult(RocketChatCredentials.Token("t")));
        await client.ConnectAsync().Within();
        var fuzzer = new FrameFuzzer(FuzzRun.Seed);
        var first = FuzzRun.First;
        var end = first + FuzzRun.Frames(Usual);
        for (var index = first; index < end; index += BatchSize)
        {
            var error = await Record.ExceptionAsync(() => RunBatchAsync(client, fuzzer, index, Math.Min(BatchSize, end - index)));
            if (error is null) continue;
            var lines = log.Text;
            Assert.Fail($"{fuzzer.Reproduction(index).Replace("FRAMES=1 ", $"FRAMES={BatchSize} ", StringComparison.Ordinal)}\n{error}\n{lines[Math.Max(0, lines.Length - 4000)..]}");
        }

        var statistics = client.Connection.Statistics;
        output.WriteLine($"{end - first} frames: {statistics.Faults} faults, {statistics.UnknownKinds} unknown kinds, {statistics.UnknownIds + statistics.LateReplies} stray replies, {statistics.Unexpected} unexpected, {statistics.EventsUnrouted} unrouted, {statistics.EventsDelivered} delivered; {results} calls answered, {refusals} failed by their reply, {renewals} subscriptions ended by the server.");
        Assert.Equal((0, 0), (statistics.HandlerFailures, statistics.SocketsLost));
        Assert.DoesNotContain("please report it", log.Text, StringComparison.Ordinal);
        await client.DisposeAsync().Within();
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == FaultScene.Baseline);
        if (FuzzRun.IsUsual) Assert.True(statistics.Faults > Usual / 4 && statistics.EventsDelivered > 1000 && results > 500 && refusals > 20, "The mutations reach too little.");
    }

    private async Task RunBatchAsync(RocketChatClient client, FrameFuzzer fuzzer, int first, int count)
    {
        await RenewAsync(client);
        var calls = Enumerable.Range(0, CallsEach).Select(number => CallAsync(client, number)).ToArray();
        var ids = new List<string>();
        await Bounded.UntilAsync(() =>
        {
            ids.AddRange(server.TakeCalls());
            return ids.Count == CallsEach;
        });
        var random = new Random(first);
        server.Socket.PushAll(
        [
            .. Enumerable.Range(first, count).Select(index => Aim(fuzzer.Make(index), ids, random)),
            .. ids.Select(id => Encoding.UTF8.GetBytes($$"""{"msg":"result","id":"{{id}}","result":[]}""")),
            Encoding.UTF8.GetBytes(Sound),
        ]);
        await server.Socket.HandledAsync();

        Assert.Equal(ConnectionState.Live, client.Connection.State);
        foreach (var call in calls) await call.Within();
        if (subscriptions[0].State == SubscriptionState.Live) await Bounded.UntilAsync(HasSounded);
    }

    private bool HasSounded()
    {
        var isHeard = false;
        while (views.TryTake(out var text)) isHeard |= text == "sound";
        return isHeard;
    }

    /// <summary>Gives a reply, a confirmation or an event an address that somebody waits at; now and then none.</summary>
    private static byte[] Aim(byte[] frame, List<string> ids, Random random)
    {
        if (random.Next(4) == 0) return frame;
        var text = Encoding.Latin1.GetString(frame);
        var last = int.Parse(ids[^1], CultureInfo.InvariantCulture);
        var recent = random.Next(Math.Max(1, last - 40), last + 4).ToString(CultureInfo.InvariantCulture);
        text = Readdress(text, "\"id\":\"", text.Contains("nosub", StringComparison.Ordinal) ? recent : ids[random.Next(ids.Count)]);
        text = Readdress(text, "\"subs\":[\"", recent);
        text = Readdress(text, "\"eventName\":\"", Room);
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Readdress(string text, string mark, string address)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0) return text;
        start += mark.Length;
        var end = text.IndexOf('"', start);
        return end < 0 ? text : text[..start] + address + text[end..];
    }

    /// <summary>A reply that was damaged fails its call with the typed error, a recorded refusal with its own.</summary>
    private async Task CallAsync(RocketChatClient client, int number)
    {
        try
        {
            if (number % 2 == 0) await client.GetRoomsAsync();
            else await client.SendMessageAsync(new OutgoingMessage { Id = "m", RoomId = Room, Text = "t" });
            Interlocked.Increment(ref results);
        }
        catch (Exception error) when (error is CallException or FrameFormatException)
        {
            Interlocked.Increment(ref refusals);
        }
    }

    /// <summary>A frame may say that a subscription has ended: then it has, and nothing else.</summary>
    private async Task RenewAsync(RocketChatClient client)
    {
        if (subscriptions.Count > 0 && subscriptions.TrueForAll(subscription => subscription.State == SubscriptionState.Live)) return;
        foreach (var subscription in subscriptions)
        {
            if (subscription.State != SubscriptionState.Live) Assert.IsType<SubscriptionRefusedException>(await Record.ExceptionAsync(() => subscription.Completion.Within()));
            await subscription.DisposeAsync().Within();
            renewals++;
        }

        subscriptions.Clear();
        subscriptions.Add(await client.SubscribeToRoomMessagesViewAsync(Room, view => views.Add(view.Text.ToString())).Within());
        subscriptions.Add(await client.SubscribeToRoomMessagesAsync(Room, static (_, _) => ValueTask.CompletedTask).Within());
        subscriptions.Add(await client.SubscribeToRoomMessagesRawAsync(Room, static (_, _) => ValueTask.CompletedTask).Within());
        subscriptions.Add(await client.SubscribeToRoomActivityAsync(Room, static (_, _) => ValueTask.CompletedTask).Within());
    }
}
