using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class LoginTests
{
    [Fact]
    public async Task Password_digest_gives_a_token_that_resumes()
    {
        await using var server = await RocketChatServer.StartAsync();
        var bob = server.AddUser("bob", "bob-pass");
        await using var client = await TestClient.ConnectAsync(server);

        var login = await client.CallAsync("login", TestClient.PasswordLogin("bob", "bob-pass"));

        var recorded = Recording.Frame("rc070-login", frame => (string?)frame["result"]?["type"] == "password");
        Assert.Equal(Recording.Shape(recorded["result"]), Recording.Shape(login.Result));
        Assert.Equal(["added", "updated", "result"], login.Kinds);
        Assert.Equal("users", (string?)login.Frames[0]["collection"]);
        Assert.Equal(bob.Id, (string?)login.Frames[0]["id"]);
        Assert.Equal("bob", (string?)login.Frames[0]["fields"]!["username"]);
        await using var second = await TestClient.ConnectAsync(server);
        var resumed = await second.CallAsync("login", new JsonObject { ["resume"] = (string?)login.Result!["token"] });
        Assert.Equal("resume", (string?)resumed.Result!["type"]);
        Assert.Equal(login.Result["token"]!.ToJsonString(), resumed.Result["token"]!.ToJsonString());
        Assert.Equal(2, server.SessionCount(bob));
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith, """{"$date":null}""")]
    [InlineData(ServerFlavor.Streamer, null)]
    public async Task Personal_access_token_does_not_expire(ServerFlavor flavor, string? expires)
    {
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions { Flavor = flavor });
        var bob = server.AddUser("bob");
        await using var client = await TestClient.ConnectAsync(server);
        var login = await client.CallAsync("login", new JsonObject { ["resume"] = bob.PersonalAccessToken });
        Assert.Equal(bob.Id, (string?)login.Result!["id"]);
        Assert.Equal(expires, login.Result["tokenExpires"]?.ToJsonString());
    }

    [Fact]
    public async Task Wrong_credentials_have_the_recorded_errors()
    {
        await using var server = await RocketChatServer.StartAsync();
        server.AddUser("bob", "bob-pass");
        await using var client = await TestClient.ConnectAsync(server);

        var noUser = await client.CallAsync("login", TestClient.PasswordLogin("ghost", "x"));
        var recorded = Recording.Frame("rc070-login", frame => (string?)frame["error"]?["reason"] == "User not found");
        Assert.Equal(recorded["error"]!.ToJsonString(), noUser.Error.ToJsonString());
        var wrong = await client.CallAsync("login", TestClient.PasswordLogin("bob", "x"));
        Assert.Equal("Incorrect password", (string?)wrong.Error["reason"]);
        foreach (var (parameters, conn) in new[] { ("{\"resume\":\"not-a-token\"}", "bad-resume"), ("{\"resume\":5}", "resume-number"), ("{}", "empty") })
        {
            var answer = await client.CallAsync("login", JsonNode.Parse(parameters));
            var expected = Recording.Load("rc070-login")[conn].Select(Recording.Received).Single(text => text?.Contains("\"error\":", StringComparison.Ordinal) == true);
            Assert.Equal(JsonNode.Parse(expected!)!["error"]!.ToJsonString(), answer.Error.ToJsonString());
        }
    }

    [Fact]
    public async Task Expired_token_is_told_apart_from_an_unknown_one()
    {
        await using var server = await RocketChatServer.StartAsync();
        var bob = server.AddUser("bob");
        await using var client = await TestClient.ConnectAsync(server);
        var answer = await client.CallAsync("login", new JsonObject { ["resume"] = bob.CreateExpiredToken() });
        Assert.Equal("Your session has expired. Please log in again.", (string?)answer.Error["reason"]);
        Assert.Equal("403", answer.ErrorCode);
    }

    [Fact]
    public async Task Second_factor_is_asked_for_and_checked()
    {
        await using var server = await RocketChatServer.StartAsync();
        server.AddUser("bob", "bob-pass").TotpCode = "123456";
        await using var client = await TestClient.ConnectAsync(server);

        var first = await client.CallAsync("login", TestClient.PasswordLogin("bob", "bob-pass"));
        Assert.Equal("totp-required", first.ErrorCode);
        Assert.Equal("totp", (string?)first.Error["details"]!["method"]);
        Assert.Equal("totp-invalid", (await client.CallAsync("login", WithCode("000000"))).ErrorCode);
        Assert.Equal("password", (string?)(await client.CallAsync("login", WithCode("123456"))).Result!["type"]);

        static JsonObject WithCode(string code) => new()
        {
            ["totp"] = new JsonObject { ["code"] = code, ["login"] = TestClient.PasswordLogin("bob", "bob-pass") },
        };
    }

    [Fact]
    public async Task Too_many_attempts_are_told_when_to_come_back()
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions { LoginLimit = 2, TimeProvider = time });
        var bob = server.AddUser("bob");
        await using var client = await TestClient.ConnectAsync(server);
        var token = bob.PersonalAccessToken;
        Assert.True((await client.CallAsync("login", new JsonObject { ["resume"] = token })).HasResult);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.True((await client.CallAsync("login", new JsonObject { ["resume"] = token })).HasResult);

        var refused = await client.CallAsync("login", new JsonObject { ["resume"] = token });
        Assert.Equal("too-many-requests", refused.ErrorCode);
        Assert.Equal(6000, (int)refused.Error["details"]!["timeToReset"]!);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.True((await client.CallAsync("login", new JsonObject { ["resume"] = token })).HasResult);
    }

    [Fact]
    public async Task Logout_destroys_the_token_and_ends_what_needed_it()
    {
        await using var server = await RocketChatServer.StartAsync();
        var bob = server.AddUser("bob");
        var room = server.AddRoom("general", bob);
        var token = bob.CreateToken();
        await using var client = await TestClient.ConnectAsync(server);
        await client.CallAsync("login", new JsonObject { ["resume"] = token });
        await client.SubscribeAsync("s1", "stream-room-messages", room.Id, false);

        var logout = await client.CallAsync("logout");

        Assert.False(logout.HasResult);
        Assert.Equal(["removed", "nosub", "updated", "result"], logout.Kinds);
        Assert.Equal("403", (await client.CallAsync("login", new JsonObject { ["resume"] = token })).ErrorCode);
        Assert.Equal("[]", (await client.CallAsync("rooms/get")).Result!.ToJsonString());
    }

    [Fact]
    public async Task Login_runs_earlier_subscriptions_again()
    {
        await using var server = await RocketChatServer.StartAsync();
        var bob = server.AddUser("bob");
        await using var client = await TestClient.ConnectAsync(server);
        await client.SubscribeAsync("all", "stream-notify-all", "roles-change", false);
        var login = await client.CallAsync("login", new JsonObject { ["resume"] = bob.PersonalAccessToken });
        Assert.Equal(["added", "ready", "updated", "result"], login.Kinds);
    }

    [Fact]
    public async Task Forced_logout_closes_the_sockets_and_revokes_resume_tokens()
    {
        await using var server = await RocketChatServer.StartAsync();
        var bob = server.AddUser("bob");
        var token = bob.CreateToken();
        await using var client = await TestClient.LoginAsync(server, bob);
        await client.SubscribeAsync("s1", "stream-notify-user", bob.Id + "/force_logout", false);

        server.ForceLogout(bob);

        Assert.Single(await client.ReadToCloseAsync(), text => text.Contains("force_logout", StringComparison.Ordinal));
        await using var second = await TestClient.ConnectAsync(server);
        Assert.Equal("403", (await second.CallAsync("login", new JsonObject { ["resume"] = token })).ErrorCode);
        Assert.True((await second.CallAsync("login", new JsonObject { ["resume"] = bob.PersonalAccessToken })).HasResult);
    }
}
