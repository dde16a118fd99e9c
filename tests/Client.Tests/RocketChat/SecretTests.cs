using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Passwords, digests and tokens go to the server and nowhere else.</summary>
public sealed class SecretTests
{
    private const string Password = "correct horse battery staple";
    private const string Digest = "c4bbcb1fbec99d65bf59d85c8cb62ee2db963f0fe106f483d9afa73bd4e39a8a";

    [Fact]
    public async Task Logs_of_a_whole_life_hold_none()
    {
        using var log = new LogCapture();
        await using var scene = await Scene.ServeAsync();
        scene.Server.AddUser("carol", Password);
        var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "carol", Password, options => options with { LoggerFactory = log }).Within();
        var token = client.Identity!.Token;

        scene.Server.Faults.SendText("garbage");
        await Assert.ThrowsAsync<CallException>(() => client.JoinRoomAsync(scene.Secret.Id, "join-code-secret").Within());
        await Assert.ThrowsAsync<CallException>(() => client.SendTextAsync(scene.Secret.Id, "text-of-a-message").Within());
        await using var subscription = await client.SubscribeToRoomsChangedAsync(client.UserId!, (_, _) => throw new FormatException("handler")).Within();
        scene.Server.AddRoom("new", scene.Server.Users.Single(user => user.Username == "carol"));
        scene.Server.Faults.DropConnections();
        await Bounded.UntilAsync(() => client.Connection.Statistics.Reconnects == 1);
        await client.DisposeAsync().Within();

        Assert.NotEqual("", log.Text);
        Assert.All([Password, Digest, token, "join-code-secret", "text-of-a-message"], secret => Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Errors_of_a_login_hold_none()
    {
        await using var scene = await Scene.ServeAsync();
        using var log = new LogCapture();

        var password = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", Password, options => options with { LoggerFactory = log }).Within());
        var token = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", "dead-token-value", options => options with { LoggerFactory = log }).Within());

        foreach (var text in new[] { password.ToString(), token.ToString(), log.Text })
            Assert.All([Password, Digest, "dead-token-value"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_repeats_the_request_in_its_fault_does_not_make_them_known()
    {
        using var log = new LogCapture();
        await using var scene = await Scene.OpenAsync(configure: options => options with { LoggerFactory = log });

        scene.Server.Faults.SendText($$$"""{"msg":"error","reason":"Bad request","offendingMessage":{"params":[{"resume":"{{{scene.Alice.PersonalAccessToken}}}"}]}}""");
        scene.Server.Faults.SendText($$"""{"msg":"unheard-of","token":"{{scene.Alice.PersonalAccessToken}}"}""");
        scene.Server.Faults.SendText($$"""{"token":"{{scene.Alice.PersonalAccessToken}}" """);
        await scene.Client.GetRoomsAsync().Within();

        Assert.DoesNotContain(scene.Alice.PersonalAccessToken, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_and_results_do_not_print_them()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within();
        var password = RocketChatCredentials.Password("alice", Password);

        Assert.Equal(Digest, password.Password!.Digest);
        Assert.DoesNotContain(Digest, password.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Digest, password.Password.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("code-value", RocketChatCredentials.WithCode(password, "code-value").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("token-value", RocketChatCredentials.Token("token-value").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(client.Identity!.Token, client.Identity.ToString(), StringComparison.Ordinal);
        Assert.Contains("alice", password.ToString(), StringComparison.Ordinal);
    }
}
