using System.Net;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Rest;

public sealed class SessionRouteTests
{
    [Fact]
    public async Task The_version_is_an_option_and_open_to_all()
    {
        await using var server = await RocketChatServer.StartAsync(new() { Version = "7.2.1" });
        using var rest = new RestClient(server);

        Assert.Equal("""{"version":"7.2.1","success":true}""", (await rest.GetAsync("info")).ToJsonString());
        Assert.Equal("""{"version":"7.2.1","success":true}""", (await rest.GetAsync("/api/info")).ToJsonString());
    }

    [Theory]
    [InlineData("""{"user":"alice","password":"secret"}""")]
    [InlineData("""{"user":"alice@example.test","password":"secret"}""")]
    [InlineData("""{"username":"alice","password":"secret"}""")]
    [InlineData("""{"user":{"username":"alice"},"password":{"digest":"2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b","algorithm":"sha-256"}}""")]
    [InlineData("""{"ldap":true,"username":"alice","ldapPass":"secret","ldapOptions":{}}""")]
    public async Task A_login_gives_a_token_for_both_sides(string credentials)
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server);

        var answer = await rest.PostAsync("login", (JsonObject)JsonNode.Parse(credentials)!);

        Assert.Equal(("success", scene.Alice.Id), ((string?)answer["status"], (string?)answer["data"]!["userId"]));
        Assert.Equal("alice", (string?)answer["data"]!["me"]!["username"]);
        var token = (string)answer["data"]!["authToken"]!;
        using var alice = new RestClient(scene.Server, scene.Alice, token);
        Assert.Equal(scene.Alice.Id, (string?)(await alice.GetAsync("me"))["_id"]);
        var resumed = await scene.BobClient.CallAsync("login", new JsonObject { ["resume"] = token });
        Assert.Equal(scene.Alice.Id, (string?)resumed.Result!["id"]);

        Assert.Equal("success", (string?)(await alice.PostAsync("logout", new JsonObject()))["status"]);
        await alice.GetAsync("me");
        Assert.Equal(HttpStatusCode.Unauthorized, alice.Status);
    }

    [Fact]
    public async Task A_token_is_a_login_as_well()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server);

        var answer = await rest.PostAsync("login", new JsonObject { ["resume"] = scene.Alice.PersonalAccessToken });

        Assert.Equal(scene.Alice.PersonalAccessToken, (string?)answer["data"]!["authToken"]);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_user_read_the_same()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server);

        var wrong = await rest.PostAsync("login", new JsonObject { ["user"] = "alice", ["password"] = "no" });
        Assert.Equal(HttpStatusCode.Unauthorized, rest.Status);
        var unknown = await rest.PostAsync("login", new JsonObject { ["user"] = "nobody", ["password"] = "no" });

        Assert.Equal("""{"status":"error","message":"Unauthorized","error":"Unauthorized"}""", wrong.ToJsonString());
        Assert.Equal(wrong.ToJsonString(), unknown.ToJsonString());
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_and_taken_from_body_or_headers()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Alice.TotpCode = "123456";
        using var rest = new RestClient(scene.Server);
        JsonObject Login(string? code = null) => code is null
            ? new() { ["user"] = "alice", ["password"] = "secret" }
            : new() { ["user"] = "alice", ["password"] = "secret", ["code"] = code };

        var asked = await rest.PostAsync("login", Login());
        Assert.Equal((HttpStatusCode.Unauthorized, "totp-required", "totp"), (rest.Status, (string?)asked["error"], (string?)asked["details"]!["method"]));
        Assert.Equal("totp-invalid", (string?)(await rest.PostAsync("login", Login("000000")))["error"]);
        Assert.Equal("success", (string?)(await rest.PostAsync("login", Login("123456")))["status"]);
        rest.Headers.Add("X-2fa-code", "123456");
        rest.Headers.Add("X-2fa-method", "totp");
        Assert.Equal("success", (string?)(await rest.PostAsync("login", Login()))["status"]);
    }

    [Fact]
    public async Task Nobody_gets_in_with_a_wrong_foreign_expired_or_closed_token()
    {
        await using var scene = await Scene.OpenAsync();
        var carol = scene.Carol;
        scene.Server.Deactivate(carol);
        foreach (var (user, token) in new[] { (scene.Alice, "wrong"), (scene.Alice, scene.Bob.PersonalAccessToken), (scene.Alice, scene.Alice.CreateExpiredToken()), (carol, carol.PersonalAccessToken) })
        {
            using var rest = new RestClient(scene.Server, user, token);
            var answer = await rest.GetAsync("me");
            Assert.Equal(HttpStatusCode.Unauthorized, rest.Status);
            Assert.Equal("""{"success":false,"error":"You must be logged in to do this.","status":"error","message":"You must be logged in to do this."}""", answer.ToJsonString());
        }
    }

    [Fact]
    public async Task Somebody_whose_account_is_closed_is_told()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Deactivate(scene.Carol);
        using var rest = new RestClient(scene.Server);

        var answer = await rest.PostAsync("login", new JsonObject { ["user"] = "carol", ["password"] = "secret" });

        Assert.Equal("error-user-is-not-activated", (string?)answer["error"]);
        var overSocket = await scene.AliceClient.CallAsync("login", new JsonObject { ["resume"] = scene.Carol.PersonalAccessToken });
        Assert.Equal("error-user-is-not-activated", overSocket.ErrorCode);
    }
}
