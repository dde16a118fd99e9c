using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Testing.Faults;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Faults;

/// <summary>Many breaks, and many subscriptions over a break. Alone, because the live heap is measured.</summary>
[Collection(nameof(ReconnectTests))]
public sealed class ReconnectTests(ITestOutputHelper output)
{
    private static readonly RateLimits Unlimited = new();

    [Fact]
    public async Task A_thousand_reconnects_leave_nothing_behind()
    {
        const int WarmUp = 100;
        const int Reconnects = 1000;
        await using var peer = new EventPeer();
        await using var proxy = FaultProxy.Start(peer.Address);
        await using var client = new RocketChatClient(FaultScene.Healing(new RealtimeOptions { Endpoint = proxy.Address, Rates = Unlimited }), _ => ValueTask.FromResult(RocketChatCredentials.Token("t")));
        var heard = new Inbox<string>();
        await client.ConnectAsync().Within();
        await using var subscription = await client.SubscribeToRoomMessagesAsync("room", (message, token) => heard.AddAsync(message.Text, token)).Within();
        await BreakAsync(proxy, client, WarmUp);

        // A restored subscription still asks for what it has missed, and a caller that has just been answered may hold its call.
        var inventory = FaultScene.InventoryOf(client);
        await Bounded.UntilAsync(() => (inventory = FaultScene.InventoryOf(client)) is { PendingCalls: 0, Deadlines: 0, RentedCalls: 0 });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = TimeProvider.System.GetTimestamp();

        await BreakAsync(proxy, client, Reconnects);

        var elapsed = TimeProvider.System.GetElapsedTime(start);
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Reconnects} reconnects in {elapsed.TotalSeconds:0.0} s after {WarmUp} to warm up: the live heap grew by {growth} bytes.");
        Assert.InRange(growth, long.MinValue, 1_000_000);
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == inventory);
        Assert.Equal((WarmUp + Reconnects, WarmUp + Reconnects), (client.Connection.Statistics.Reconnects, client.Connection.Statistics.SocketsLost));
        await peer.SendAsync("room", 7, 8);
        Assert.Equal("7", await heard.NextAsync());
    }

    [Fact]
    public async Task Ten_thousand_subscriptions_are_restored_after_a_break()
    {
        const int Rooms = 10_000;
        await using var scene = await FaultScene.OpenAsync();
        var rooms = Enumerable.Range(0, Rooms).Select(number => scene.Server.AddRoom($"room-{number}", scene.Alice, scene.Bob)).ToArray();
        await using var client = scene.NewClient(options => FaultScene.Healing(options) with { Rates = Unlimited, SubscribeTimeout = TimeSpan.FromMinutes(1), Heartbeat = new HeartbeatPolicy(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)) });
        var heard = new Inbox<string>();
        await client.ConnectAsync().Within();
        var start = TimeProvider.System.GetTimestamp();
        var subscriptions = await Task.WhenAll(rooms.Select(room => client.SubscribeToRoomMessagesAsync(room.Id, (message, token) => heard.AddAsync(message.Text, token)).AsTask())).WaitAsync(TimeSpan.FromMinutes(1));
        var subscribed = TimeProvider.System.GetElapsedTime(start);

        start = TimeProvider.System.GetTimestamp();
        await BreakAsync(scene.Proxy, client, 1);
        var restored = TimeProvider.System.GetElapsedTime(start);

        output.WriteLine($"{Rooms} subscriptions: made in {subscribed.TotalSeconds:0.0} s, restored in {restored.TotalSeconds:0.0} s after a break.");
        Assert.All(subscriptions, subscription => Assert.Equal(SubscriptionState.Live, subscription.State));
        Assert.InRange(restored, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        foreach (var room in (int[])[0, 1, 4_999, Rooms - 1])
        {
            scene.Server.Post(rooms[room], scene.Bob, $"in {room}");
            Assert.Equal($"in {room}", await heard.NextAsync());
        }

        // The connection itself may watch for silent losses.
        Assert.InRange(FaultScene.InventoryOf(client).Topics, Rooms, Rooms + 1);
        await client.DisposeAsync().Within();
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == FaultScene.Baseline);
    }

    /// <summary>Breaks the socket so many times, each time when all is restored; resets and orderly ends take turns.</summary>
    private static async Task BreakAsync(FaultProxy proxy, RocketChatClient client, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var heals = client.Connection.Statistics.Reconnects;
            proxy.Cut(number % 2 == 0 ? CutKind.Reset : CutKind.Close);
            await Bounded.UntilAsync(() => client.Connection.Statistics.Reconnects > heals);
            await client.Connection.WaitForSubscriptionsAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
    }
}
