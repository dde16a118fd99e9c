using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>Sessions of one user, and how they end.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Other_clients_are_logged_out_and_this_one_goes_on_with_a_new_token()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of).Within();
        await using var other = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret", options => options with { Reconnect = ReconnectPolicy.Never }).Within();
        var old = client.Identity!.Token;

        var renewed = await client.LogOutOtherClientsAsync().Within();

        Assert.Equal((scene.Alice.Id, renewed.Token), (renewed.UserId, client.Identity.Token));
        Assert.NotEqual(old, renewed.Token);
        foreach (var dead in new[] { old, other.Identity!.Token })
            await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", dead).Within());

        // Healing presents the new one: the password is not sent again.
        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(5);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        var login = scene.Server.Connections.Latest.Received.Single(frame => frame.TextMember("method") == "login").Member("params")![0]!;
        Assert.Equal(renewed.Token, (string?)login["resume"]);
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task Whoever_is_logged_out_and_gone_leaves_no_login_behind(ServerFlavor flavor)
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = flavor });
        var client = await RocketChatClient.StartOverHttpAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of).Within();
        var token = client.Identity!.Token;

        await client.LogOutAndCloseAsync().Within();

        await scene.Server.Connections.WaitForCountAsync(0);
        await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", token).Within());
    }

    [Fact]
    public async Task A_forced_logout_of_all_sessions_is_told()
    {
        using var server = new ScriptedServer();
        await using var client = NewClient(server);
        using var peer = await OpenAsync(server, client);

        var told = client.ForcedLogoutAsync();
        await ConfirmAsync(peer, "u1/force_logout");
        Assert.False(told.IsCompleted);
        await PublishAsync(peer, "[]");

        await told.Within();
    }

    [Fact]
    public async Task A_forced_logout_of_another_session_is_none()
    {
        using var server = new ScriptedServer();
        await using var client = NewClient(server);
        using var peer = await OpenAsync(server, client);

        var told = client.ForcedLogoutAsync();
        await ConfirmAsync(peer, "u1/force_logout");
        await PublishAsync(peer, """["another"]""");
        await AnswerLoginAsync(peer, """ "result":{"id":"u1","token":"t1","type":"resume"} """);
        Assert.False(told.IsCompleted);

        await PublishAsync(peer, """["this"]""");
        await AnswerLoginAsync(peer, """ "error":{"error":403,"reason":"You've been logged out by the server. Please log in again."} """);
        await told.Within();
    }

    [Fact]
    public async Task Nobody_can_be_logged_out_who_is_not_logged_in()
    {
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:9/websocket") });

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.ForcedLogoutAsync());
    }

    private static RocketChatClient NewClient(ScriptedServer server) =>
        new(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address }, _ => ValueTask.FromResult(RocketChatCredentials.Token("t1")));

    private static async Task<ScriptedPeer> OpenAsync(ScriptedServer server, RocketChatClient client)
    {
        var connecting = client.ConnectAsync().AsTask();
        var peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");
        await peer.SendAsync("""{"msg":"connected","session":"this"}""");
        await AnswerLoginAsync(peer, """ "result":{"id":"u1","token":"t1","type":"resume"} """);
        await connecting.Within();
        return peer;
    }

    private static async Task AnswerLoginAsync(ScriptedPeer peer, string answer)
    {
        var login = await peer.ReadAsync("method");
        Assert.Equal(("login", "t1"), ((string?)login["method"], (string?)login["params"]![0]!["resume"]));
        await peer.SendAsync($$"""{"msg":"result","id":"{{(string?)login["id"]}}",{{answer}}}""");
    }

    private static async Task ConfirmAsync(ScriptedPeer peer, string topic)
    {
        var sub = await peer.ReadAsync("sub");
        Assert.Equal(("stream-notify-user", topic), ((string?)sub["name"], (string?)sub["params"]![0]));
        await peer.SendAsync($$"""{"msg":"ready","subs":["{{(string?)sub["id"]}}"]}""");
    }

    private static Task PublishAsync(ScriptedPeer peer, string arguments) =>
        peer.SendAsync($$$"""{"msg":"changed","collection":"stream-notify-user","id":"id","fields":{"eventName":"u1/force_logout","args":{{{arguments}}}}}""");
}
