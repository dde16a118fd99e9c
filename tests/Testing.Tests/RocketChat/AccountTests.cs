using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>Tokens, preferences, settings and status.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Access_tokens_want_the_second_factor()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Alice.TotpCode = "123456";
        const string Make = "personalAccessTokens:generateToken";
        var name = new JsonObject { ["tokenName"] = "bot" };
        JsonObject Proof(string code, string method) => new() { ["twoFactorCode"] = code, ["twoFactorMethod"] = method };

        Assert.Equal("totp-required", (await scene.AliceClient.CallAsync(Make, name.DeepClone())).ErrorCode);
        Assert.Equal("totp-invalid", (await scene.AliceClient.CallAsync(Make, name.DeepClone(), Proof("0", "totp"))).ErrorCode);
        var token = (string)(await scene.AliceClient.CallAsync(Make, name.DeepClone(), Proof("123456", "totp"))).Result!;
        Assert.Equal("error-token-already-exists", (await scene.AliceClient.CallAsync(Make, name.DeepClone(), Proof("123456", "totp"))).ErrorCode);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("secret"u8));
        var renewed = (string)(await scene.AliceClient.CallAsync("personalAccessTokens:regenerateToken", name.DeepClone(), Proof(digest, "password"))).Result!;

        Assert.NotEqual(token, renewed);
        Assert.Equal("403", (await scene.BobClient.CallAsync("login", new JsonObject { ["resume"] = token })).ErrorCode);
        Assert.Equal("""{"$date":null}""", (await scene.BobClient.CallAsync("login", new JsonObject { ["resume"] = renewed })).Result!["tokenExpires"]!.ToJsonString());
    }

    [Fact]
    public async Task Access_tokens_are_made_over_HTTP_with_headers()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Alice.TotpCode = "123456";
        using var rest = new RestClient(scene.Server, scene.Alice);
        var name = new JsonObject { ["tokenName"] = "bot" };

        var asked = await rest.PostAsync("users.generatePersonalAccessToken", name);
        Assert.Equal(("totp-required", "totp"), ((string?)asked["errorType"], (string?)asked["details"]!["method"]));
        rest.Headers.Add("X-2fa-code", "123456");
        rest.Headers.Add("X-2fa-method", "totp");
        var token = (string)(await rest.PostAsync("users.generatePersonalAccessToken", name))["token"]!;

        using var bot = new RestClient(scene.Server, scene.Alice, token);
        Assert.Equal("alice", (string?)(await bot.GetAsync("me"))["username"]);
    }

    [Fact]
    public async Task Other_logins_are_ended_and_their_sockets_closed()
    {
        await using var scene = await Scene.OpenAsync();
        await using var other = await TestClient.LoginAsync(scene.Server, scene.Alice);
        foreach (var client in new[] { scene.AliceClient, other })
            await client.CallAsync("login", TestClient.PasswordLogin("alice", "secret"));

        var token = (await scene.AliceClient.CallAsync("getNewToken")).Result!;
        await scene.AliceClient.CallAsync("removeOtherTokens");

        await other.ReadToCloseAsync();
        await scene.Server.Connections.WaitForCountAsync(2);
        Assert.Single(scene.Server.ConnectionsOf(scene.Alice));
        Assert.Equal(scene.Alice.Id, (string?)(await scene.AliceClient.CallAsync("login", new JsonObject { ["resume"] = token["token"]!.DeepClone() })).Result!["id"]);
    }

    [Fact]
    public async Task Preferences_are_kept_unless_they_are_fixed_or_wrong()
    {
        await using var scene = await Scene.OpenAsync(new() { FixedPreferences = new HashSet<string> { "convertAsciiEmoji" } });
        await scene.AliceClient.SubscribeAsync("s", "stream-notify-user", scene.Alice.Id + "/userData", false);

        var saved = await scene.AliceClient.CallAsync("saveUserPreferences", new JsonObject { ["sidebarViewMode"] = "medium" });
        Assert.True((bool)saved.Result!);
        var told = saved.Frames.Single(frame => (string?)frame["msg"] == "changed");
        Assert.Equal("medium", (string?)told["fields"]!["args"]![0]!["diff"]!["settings.preferences"]!["sidebarViewMode"]);
        var refused = await scene.AliceClient.CallAsync("saveUserPreferences", new JsonObject { ["convertAsciiEmoji"] = true });
        Assert.Equal(("error-not-allowed", "convertAsciiEmoji"), (refused.ErrorCode, (string?)refused.Error["details"]!["preference"]));
        Assert.Equal("invalid-idle-time-limit-value", (await scene.AliceClient.CallAsync("saveUserPreferences", new JsonObject { ["idleTimeLimit"] = 5 })).ErrorCode);
        using var rest = new RestClient(scene.Server, scene.Alice);
        Assert.Equal("""{"sidebarViewMode":"medium"}""", (await rest.GetAsync("users.getPreferences"))["preferences"]!.ToJsonString());
    }

    [Fact]
    public async Task Settings_and_permissions_are_read_whole_or_since_a_date()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("s", "stream-notify-all", "public-settings-changed", false);
        await scene.BobClient.SubscribeAsync("p", "stream-notify-logged", "permissions-changed", false);
        var all = (await scene.AliceClient.CallAsync("public-settings/get")).Result!.AsArray();
        var newest = all.Max(setting => (long)setting!["_updatedAt"]!["$date"]!);

        scene.Server.SetSetting("Site_Name", "Ours");
        scene.Server.SetSetting("Hidden", 1, isPublic: false);
        scene.Server.SetPermission("create-c", "admin");

        var changed = (await scene.AliceClient.CallAsync("public-settings/get", new JsonObject { ["$date"] = newest })).Result!;
        Assert.Equal("Ours", (string?)changed["update"]!.AsArray().Single()!["value"]);
        Assert.Equal("Ours", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![1]!["value"]);
        Assert.Equal("""["admin"]""", (await scene.BobClient.NextAsync())["fields"]!["args"]![1]!["roles"]!.ToJsonString());
        Assert.Empty((await scene.AliceClient.CallAsync("private-settings/get")).Result!.AsArray());
        scene.Alice.IsAdministrator = true;
        Assert.Equal("Hidden", (string?)(await scene.AliceClient.CallAsync("private-settings/get")).Result!.AsArray().Single()!["_id"]);
        Assert.Contains((await scene.AliceClient.CallAsync("permissions/get")).Result!.AsArray(), permission => (string?)permission!["_id"] == "create-c");
    }

    [Fact]
    public async Task A_status_has_a_text_that_stays()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("s", "stream-notify-logged", "user-status", false);

        await scene.AliceClient.CallAsync("setUserStatus", "busy", "writing");
        await scene.AliceClient.CallAsync("UserPresence:away");

        Assert.Equal($$"""[["{{scene.Alice.Id}}","alice",3,"writing","Alice",["user"]]]""", (await scene.BobClient.NextAsync())["fields"]!["args"]!.ToJsonString());
        Assert.Equal($$"""[["{{scene.Alice.Id}}","alice",2,"writing","Alice",["user"]]]""", (await scene.BobClient.NextAsync())["fields"]!["args"]!.ToJsonString());
        Assert.Equal("error-status-not-allowed", (await scene.AliceClient.CallAsync("setUserStatus", "asleep", "")).ErrorCode);
    }

    [Fact]
    public async Task An_account_that_is_closed_loses_its_sockets_with_a_word()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.AliceClient.SubscribeAsync("s", "stream-notify-user", scene.Alice.Id + "/force_logout", false);

        scene.Server.Deactivate(scene.Alice);

        Assert.Contains("force_logout", Assert.Single(await scene.AliceClient.ReadToCloseAsync()), StringComparison.Ordinal);
        await scene.Server.Connections.WaitForCountAsync(1);
        Assert.Equal(0, scene.Server.SessionCount(scene.Alice));
    }
}
