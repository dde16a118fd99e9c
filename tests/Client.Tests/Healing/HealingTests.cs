using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>A connection comes back by itself, whatever ended it, and proves who it is as cheaply as it can.</summary>
public sealed class HealingTests
{
    [Fact]
    public async Task A_restart_of_the_server_is_healed_with_its_subscriptions()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var inbox = new Inbox<Message>();
        var gaps = 0;
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync, new SubscriptionOptions { OnGap = _ => gaps++ }).Within();
        scene.Say("before");
        Assert.Equal("before", (await inbox.NextAsync()).Text);

        await scene.Server.StopAsync().Within();
        await Bounded.UntilAsync(() => scene.Client.Connection.State != ConnectionState.Live);
        scene.Say("meanwhile");
        await scene.Server.RestartAsync().Within();

        Assert.Equal("meanwhile", (await inbox.NextAsync()).Text);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        scene.Say("after");
        Assert.Equal("after", (await inbox.NextAsync()).Text);
        Assert.Equal((ConnectionState.Live, SubscriptionState.Live), (scene.Client.Connection.State, subscription.State));
        Assert.Equal((1, 0), (scene.Client.Connection.Statistics.Reconnects, gaps));
    }

    [Fact]
    public async Task Its_states_are_told_from_live_to_live()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var changes = new Inbox<StateChange>();
        scene.Client.Connection.StateChanged += changes.Add;

        scene.Server.Faults.DropConnections();

        var states = new List<ConnectionState>();
        while (states.Count == 0 || states[^1] != ConnectionState.Live) states.Add((await changes.NextAsync()).Current);
        Assert.Equal([ConnectionState.Healing, ConnectionState.Connecting, ConnectionState.Opening, ConnectionState.Authenticating, ConnectionState.Live], states);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1002)]
    [InlineData(1007)]
    [InlineData(4000)]
    public async Task Every_close_code_of_the_service_is_healed(int code)
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);

        scene.Server.Faults.CloseConnections(code, "why");

        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        await scene.Client.GetRoomsAsync().Within();
    }

    [Fact]
    public async Task The_token_of_the_first_login_stands_in_for_the_password()
    {
        await using var scene = await Scene.ServeAsync();
        var asked = 0;
        await using var client = NewClient(scene, () => RocketChatCredentials.Password("alice", "secret"), () => asked++);
        await client.ConnectAsync().Within();

        await BreakAndHealAsync(scene, client);

        Assert.Equal(1, asked);
        Assert.Contains("password", Assert.Single(Logins(scene.Server.Connections.All[0])).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(["resume"], Assert.Single(Logins(scene.Server.Connections.All[1])).Select(member => member.Key));
        Assert.Equal(scene.Alice.Id, client.UserId);
    }

    [Fact]
    public async Task A_dead_token_falls_back_to_the_source_within_the_attempt()
    {
        await using var scene = await Scene.ServeAsync();
        var asked = 0;
        await using var client = NewClient(scene, () => RocketChatCredentials.Password("alice", "secret"), () => asked++);
        await client.ConnectAsync().Within();
        scene.Server.RevokeTokens(scene.Alice);

        await BreakAndHealAsync(scene, client);

        Assert.Equal(2, asked);
        Assert.Equal(2, scene.Server.Connections.All.Count);
        Assert.Equal(["resume", "user,password"], Logins(scene.Server.Connections.All[1]).Select(login => string.Join(',', login.Select(member => member.Key))));
    }

    [Fact]
    public async Task Credentials_that_are_no_good_any_more_end_the_healing_with_the_reason()
    {
        await using var scene = await Scene.ServeAsync();
        var token = scene.Alice.CreateToken();
        await using var client = NewClient(scene, () => RocketChatCredentials.Token(token));
        await client.ConnectAsync().Within();
        await using var subscription = await client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        scene.Server.RevokeTokens(scene.Alice);

        scene.Server.Faults.DropConnections();

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).Within();
        var ended = await Assert.ThrowsAnyAsync<RealtimeException>(() => subscription.Completion.Within());
        Assert.Contains("403", ended is AuthenticationException ? ended.ToString() : ended.InnerException?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(2, scene.Server.Connections.All.Count);
    }

    [Fact]
    public async Task A_forced_logout_is_healed_with_fresh_credentials()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = NewClient(scene, () => RocketChatCredentials.Password("alice", "secret"));
        await client.ConnectAsync().Within();

        scene.Server.ForceLogout(scene.Alice);

        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        Assert.Equal(1, scene.Server.SessionCount(scene.Alice));
    }

    [Fact]
    public async Task The_delay_that_a_server_asks_for_is_waited_for()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        scene.Server.Faults.RefuseUpgrades(1, 503, TimeSpan.FromSeconds(1));
        var begun = TimeProvider.System.GetTimestamp();

        scene.Server.Faults.DropConnections();

        await scene.Server.Connections.WaitForAcceptedAsync(2);
        Assert.True(TimeProvider.System.GetElapsedTime(begun) >= TimeSpan.FromSeconds(1), "It came back too early.");
        Assert.Equal(3, scene.Server.Faults.UpgradeAttempts);
    }

    [Fact]
    public async Task Refused_upgrades_without_a_delay_are_tried_again_soon()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        scene.Server.Faults.RefuseUpgrades(5);

        scene.Server.Faults.DropConnections();

        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        Assert.Equal(7, scene.Server.Faults.UpgradeAttempts);
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task A_half_open_socket_is_found_and_replaced(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(
            new RocketChatServerOptions { Flavor = flavor },
            options => FastHealing.Of(options) with { Heartbeat = new Protocol.HeartbeatPolicy(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400)) });
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
        scene.Say("before");
        await inbox.NextAsync();

        scene.Server.Faults.Stall();
        scene.Say("into the void");

        Assert.Equal("into the void", (await inbox.NextAsync()).Text);
        Assert.True(scene.Server.Connections.All.Count > 1);
    }

    private static RocketChatClient NewClient(Scene scene, Func<LoginRequest> credentials, Action? onAsked = null) => new(
        FastHealing.Of(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri }),
        _ =>
        {
            onAsked?.Invoke();
            return ValueTask.FromResult(credentials());
        });

    private static async Task BreakAndHealAsync(Scene scene, RocketChatClient client)
    {
        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        await client.GetRoomsAsync().Within();
    }

    private static IEnumerable<JsonObject> Logins(ServerConnection socket) =>
        socket.Received.Where(frame => frame.TextMember("method") == "login").Select(frame => frame.Member("params")![0]!.AsObject());
}
