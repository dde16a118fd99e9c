using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Healing;

/// <summary>The promise of a session in one test: whatever breaks, and however often, nobody misses a version or a deletion in silence.</summary>
public sealed class BrokenStreamTests(ITestOutputHelper output)
{
    private const int Rooms = 3;
    private const int BreaksEach = 250;

    public static TheoryData<ServerFlavor, bool, int> Cases { get; } = new()
    {
        { ServerFlavor.Monolith, false, 1 },
        { ServerFlavor.Monolith, true, 2 },
        { ServerFlavor.Streamer, false, 3 },
        { ServerFlavor.Streamer, true, 4 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_live_stream_that_is_broken_a_thousand_times_in_all_reaches_every_consumer_whole(ServerFlavor flavor, bool showsDeleted, int seed)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Flavor = flavor, ShowsDeletedMessages = showsDeleted }, FastHealing.Of);
        var random = new Random(seed);
        var scripts = Enumerable.Range(0, Rooms).Select(number => new RoomScript(scene.Server, scene.Server.AddRoom($"room-{number}", scene.Alice, scene.Bob), scene.Bob, seed * Rooms + number)).ToArray();
        var consumers = await BeginAsync(scene.Client, scripts);
        var breaker = new Breaker(scene.Server, random);
        using var enough = new CancellationTokenSource();
        var writing = WriteAsync(scripts, new Random(~seed), enough.Token);

        while (breaker.Breaks < BreaksEach)
        {
            Act(scripts, random);
            breaker.Hesitate();
            await BreakAsync(breaker, random);
            Act(scripts, random);
            if (random.Next(3) > 0) await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        }

        await enough.CancelAsync();
        await writing.Within();
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        Act(scripts, random);
        await ExpectWholeAsync(scripts, consumers, seed);
        Tell(scene.Client, breaker, scripts);
        foreach (var one in consumers) await one.DisposeAsync();
    }

    private static async Task<RoomConsumers[]> BeginAsync(RocketChatClient client, RoomScript[] scripts)
    {
        var consumers = new RoomConsumers[scripts.Length];
        for (var number = 0; number < scripts.Length; number++)
        {
            consumers[number] = await RoomConsumers.SubscribeAsync(client, scripts[number].Room.Id);
            scripts[number].Act();
        }

        // From the first message on a gap can be filled; the time before is another test's.
        foreach (var one in consumers) await Bounded.UntilAsync(() => one.All.All(ledger => ledger.Events > 0));
        return consumers;
    }

    private static void Act(RoomScript[] scripts, Random random)
    {
        for (var left = random.Next(6); left > 0; left--) scripts[random.Next(scripts.Length)].Act();
    }

    /// <summary>Goes on beside the breaks, so that things happen at any moment of a healing.</summary>
    private static async Task WriteAsync(RoomScript[] scripts, Random random, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var left = random.Next(1, 4); left > 0; left--) scripts[random.Next(scripts.Length)].Act();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 16)), TimeProvider.System, CancellationToken.None);
        }
    }

    private static Task BreakAsync(Breaker breaker, Random random) => random.Next(6) switch
    {
        0 => breaker.BreakAroundCallAsync(),
        1 or 2 => breaker.BreakTwiceAsync(),
        _ => breaker.BreakNowAsync(),
    };

    private static async Task ExpectWholeAsync(RoomScript[] scripts, RoomConsumers[] consumers, int seed)
    {
        IReadOnlyList<string> Wrong() => [.. scripts.Zip(consumers).SelectMany(pair => pair.Second.All.SelectMany(ledger => ledger.Compare(pair.First.Present(), pair.First.Gone)))];
        // The last events are still on their way to the consumers; what is wrong for good stays wrong.
        var patience = TimeProvider.System.GetTimestamp();
        while (Wrong().Count > 0 && TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(5)) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        var wrong = Wrong();
        Assert.True(wrong.Count == 0, $"seed {seed}, {wrong.Count} faults: {string.Join("; ", wrong.Take(10))}");
    }

    private void Tell(RocketChatClient client, Breaker breaker, RoomScript[] scripts)
    {
        var statistics = client.Connection.Statistics;
        var done = scripts.Select(script => script.Done).Aggregate((one, other) => (one.Posts + other.Posts, one.Edits + other.Edits, one.Reactions + other.Reactions, one.Deletions + other.Deletions));
        output.WriteLine($"{breaker.Breaks} breaks, {statistics.Reconnects} healed; {done}; {statistics.Recoveries} gaps filled with {statistics.EventsRecovered} events, {statistics.EventsDelivered} live, {statistics.Gaps} gaps left");
    }
}
