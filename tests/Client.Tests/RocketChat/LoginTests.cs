using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Who one is on the server, and what the server says when one is nobody.</summary>
public sealed class LoginTests
{
    [Fact]
    public async Task A_password_goes_out_as_its_digest_only()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within();

        Assert.Equal(scene.Alice.Id, client.UserId);
        Assert.Equal("alice", client.Username);
        Assert.Equal("password", client.Identity?.Type);
        var login = scene.Socket.Received.Single(frame => frame.TextMember("method") == "login").Member("params")![0]!;
        Assert.Equal("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", (string?)login["password"]!["digest"]);
        Assert.Equal("sha-256", (string?)login["password"]!["algorithm"]);
        Assert.DoesNotContain(scene.Socket.Received, frame => frame.Text!.Contains("\"secret\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_is_as_good_as_a_name()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, scene.Alice.Email, "secret").Within();

        Assert.Equal(scene.Alice.Id, client.UserId);
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task A_personal_access_token_logs_in_and_does_not_expire(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });

        Assert.Equal(scene.Alice.Id, scene.Client.UserId);
        Assert.Null(scene.Client.Identity!.TokenExpires);
    }

    [Fact]
    public async Task The_token_of_a_login_logs_in_again_and_tells_its_end()
    {
        await using var scene = await Scene.ServeAsync();
        await using var first = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within();

        await using var second = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", first.Identity!.Token).Within();

        Assert.Equal(first.UserId, second.UserId);
        Assert.Equal(first.Identity.Token, second.Identity!.Token);
        Assert.InRange(second.Identity.TokenExpires!.Value, DateTimeOffset.UtcNow.AddDays(89), DateTimeOffset.UtcNow.AddDays(91));
    }

    [Theory]
    [InlineData("alice", "wrong", "Incorrect password")]
    [InlineData("nobody", "secret", "User not found")]
    public async Task A_refused_login_says_why_and_is_final(string username, string password, string reason)
    {
        await using var scene = await Scene.ServeAsync();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, username, password).Within());

        Assert.Equal("403", refused.Code);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Fact]
    public async Task A_dead_token_is_a_clear_error()
    {
        await using var scene = await Scene.ServeAsync();

        var unknown = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", "not-a-token").Within());
        var expired = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.CreateExpiredToken()).Within());

        Assert.Contains("logged out", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("expired", expired.Message, StringComparison.Ordinal);
        Assert.False(unknown.IsTransient);
        Assert.False(expired.IsTransient);
    }

    [Fact]
    public async Task A_login_that_is_blocked_for_a_while_may_be_repeated()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError("error-login-blocked-for-ip", "Login has been temporarily blocked for IP"));

        var blocked = await Assert.ThrowsAsync<AuthenticationException>(() => scene.ConnectAsync());

        Assert.True(blocked.IsTransient);
        await scene.ConnectAsync();
        Assert.Equal(scene.Alice.Id, scene.Client.UserId);
    }

    [Fact]
    public async Task Too_many_logins_say_how_long_to_wait()
    {
        await using var scene = await Scene.ServeAsync(new() { LoginLimit = 0 });

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => scene.ConnectAsync());

        Assert.Equal("too-many-requests", refused.Code);
        Assert.True(refused.IsTransient);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_given()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = "123456";
        var password = RocketChatCredentials.Password("alice", "secret");

        var asked = await Assert.ThrowsAsync<AuthenticationException>(() => ConnectAsync(scene, password));
        var wrong = await Assert.ThrowsAsync<AuthenticationException>(() => ConnectAsync(scene, RocketChatCredentials.WithCode(password, "999999")));
        await using var client = await ConnectAsync(scene, RocketChatCredentials.WithCode(password, "123456"));

        Assert.Equal("totp-required", asked.Code);
        Assert.Equal("totp-invalid", wrong.Code);
        Assert.Equal(scene.Alice.Id, client.UserId);
    }

    [Fact]
    public async Task The_streamer_knows_no_passwords()
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = ServerFlavor.Streamer });

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within());

        Assert.Equal("403", refused.Code);
    }

    [Fact]
    public async Task A_client_without_credentials_connects_and_logs_in_when_asked_to()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri });

        await client.ConnectAsync().Within();
        Assert.DoesNotContain(scene.Socket.Received, frame => frame.TextMember("method") == "login");
        await Assert.ThrowsAsync<CallException>(() => client.SendTextAsync(scene.General.Id, "anonymous").Within());
        var identity = await client.LoginAsync(RocketChatCredentials.Token(scene.Alice.PersonalAccessToken)).Within();

        Assert.Equal(scene.Alice.Id, identity.UserId);
        await client.SendTextAsync(scene.General.Id, "known").Within();
    }

    [Fact]
    public async Task A_logout_makes_the_token_useless()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within();
        var token = client.Identity!.Token;

        await client.LogoutAsync().Within();

        await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", token).Within());
    }

    [Fact]
    public async Task Credentials_do_not_travel_in_the_clear_to_another_machine()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RocketChatClient.ResumeAsync(new Uri("ws://192.0.2.1/websocket"), "alice", "token").Within());

        Assert.IsNotType<TimeoutException>(refused);
        Assert.Contains("AllowInsecure", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<RocketChatClient> ConnectAsync(Scene scene, LoginRequest credentials)
    {
        var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri }, _ => ValueTask.FromResult(credentials));
        try
        {
            await client.ConnectAsync().Within();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }
}
