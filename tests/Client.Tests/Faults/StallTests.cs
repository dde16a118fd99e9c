using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Runtime.Tests.Support;
using Framewright.Testing.Faults;

namespace Framewright.Client.Tests.Faults;

/// <summary>Sockets that stay open and do not work: half-open, stalled, slow. In virtual time over real sockets.</summary>
public sealed class StallTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly ManualTimeProvider time = new();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_half_open_socket_that_takes_writes_is_found_within_two_heartbeats(bool losesCalls, bool losesReplies)
    {
        await using var scene = await FaultScene.OpenAsync();
        await using var client = await LiveAsync(scene);
        var connection = scene.Proxy.Latest;
        if (losesCalls) connection.Discard(ProxyDirection.ToServer);
        if (losesReplies) connection.Discard(ProxyDirection.ToClient);
        var written = connection.BytesFromClient;
        var call = client.GetRoomsAsync().AsTask();
        await Bounded.UntilAsync(() => connection.BytesFromClient > written);

        await AssertFoundAsync(client);
        Assert.True(client.Connection.Statistics.PingsSent > 0);
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within())).Outcome);
    }

    [Fact]
    public async Task A_socket_whose_writes_block_is_found_within_two_heartbeats()
    {
        await using var scene = await FaultScene.OpenAsync();
        await using var client = await LiveAsync(scene);
        scene.Proxy.Latest.Stall(ProxyDirection.ToServer);
        var text = new string('x', 1 << 20);
        var calls = Enumerable.Range(0, 32).Select(_ => client.SendTextAsync(scene.General.Id, text).AsTask()).ToArray();

        await AssertFoundAsync(client);
        var outcomes = new List<CallOutcome>();
        foreach (var call in calls) outcomes.Add((await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within())).Outcome);

        // What the socket had taken may have arrived, what still waited behind it cannot have.
        Assert.Equal(outcomes.Order().Reverse(), outcomes);
        Assert.Equal((CallOutcome.Unknown, CallOutcome.NotSent), (outcomes[0], outcomes[^1]));
    }

    [Fact]
    public async Task A_stall_that_ends_in_time_costs_nothing()
    {
        await using var scene = await FaultScene.OpenAsync();
        await using var client = await LiveAsync(scene);
        var heard = new Inbox<string>();
        await client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, token) => heard.AddAsync(message.Text, token)).Within();
        scene.Proxy.Latest.Stall(ProxyDirection.ToServer);
        scene.Proxy.Latest.Stall(ProxyDirection.ToClient);
        var call = client.GetRoomsAsync().AsTask();
        for (var number = 0; number < 100; number++) scene.Server.Post(scene.General, scene.Bob, $"{number}");
        time.Advance(Beat * 1.9);
        Assert.False(call.IsCompleted);

        scene.Proxy.Latest.Resume(ProxyDirection.ToServer);
        scene.Proxy.Latest.Resume(ProxyDirection.ToClient);
        Assert.Single(await call.Within());
        for (var number = 0; number < 100; number++) Assert.Equal($"{number}", await heard.NextAsync());
        Assert.Equal(ConnectionState.Live, client.Connection.State);
    }

    [Theory]
    [InlineData(0, ConnectionState.Connecting)]
    [InlineData(60, ConnectionState.Connecting)]
    [InlineData(200, ConnectionState.Opening)]
    [InlineData(400, ConnectionState.Authenticating)]
    public async Task A_server_that_says_no_more_while_the_session_opens_is_given_up_in_time(int offset, ConnectionState state)
    {
        await using var scene = await FaultScene.OpenAsync();
        scene.Plan(new FaultPlan { ToClient = new DirectionFaults { StallAfter = offset } });
        await using var client = scene.NewClient(options => options with { TimeProvider = time });
        var connecting = client.ConnectAsync().AsTask();
        var stalled = await scene.Proxy.WaitForConnectionAsync(1);
        await Bounded.UntilAsync(() => stalled.BytesToClient == offset && client.Connection.State == state && (state != ConnectionState.Authenticating || client.Connection.Statistics.CallsPending == 1));

        var start = time.GetUtcNow();
        while (!connecting.IsCompleted) await PassAsync();
        Assert.True(await Record.ExceptionAsync(() => connecting) is ConnectionLostException or CallTimeoutException);
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(16));
    }

    [Fact]
    public async Task A_conversation_works_byte_by_byte()
    {
        await using var scene = await FaultScene.OpenAsync();
        var slow = new DirectionFaults { WriteSize = 1 };
        scene.Plan(new FaultPlan { ToServer = slow, ToClient = slow });

        Assert.Null((await Conversation.RunAsync(scene)).Broke);
    }

    [Fact]
    public async Task A_refused_connection_is_told_as_one()
    {
        await using var scene = await FaultScene.OpenAsync();
        scene.Plan(FaultPlan.Refuse);

        var broke = (await Conversation.RunAsync(scene)).Broke;
        Assert.Equal(CallOutcome.NotSent, Assert.IsType<ConnectionLostException>(broke).Outcome);
        Assert.Equal((1, 0), (scene.Proxy.Refused, scene.Server.Connections.All.Count));
    }

    /// <summary>Lets time pass until the loss is found. The first step may count as the peer's last life, when the reader was still busy in it.</summary>
    private async Task AssertFoundAsync(RocketChatClient client)
    {
        var start = time.GetUtcNow();
        while (client.Connection.Statistics.SocketsLost == 0 && time.GetUtcNow() - start < Beat * 4) await PassAsync();
        Assert.InRange(time.GetUtcNow() - start, TimeSpan.FromTicks(1), (Beat * 2) + (Step * 5));
    }

    private async Task PassAsync()
    {
        time.Advance(Step);

        // What the step made due runs on other threads; on a busy machine yielding alone would let the clock run ahead of it.
        await Task.Delay(1);
        for (var turn = 0; turn < 5; turn++) await Task.Yield();
    }

    private async Task<RocketChatClient> LiveAsync(FaultScene scene)
    {
        var client = scene.NewClient(Options);
        await client.ConnectAsync().Within();
        return client;
    }

    private RealtimeOptions Options(RealtimeOptions options) => options with { TimeProvider = time, Heartbeat = new HeartbeatPolicy(Beat, Beat * 2), CallTimeout = TimeSpan.FromMinutes(1), LongCallTimeout = TimeSpan.FromMinutes(1) };
}
