using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>Each way to log in, as it goes out; and no secret of any in a text.</summary>
public sealed class CredentialsTests
{
    public static TheoryData<string, string> Ways => new()
    {
        { "token", """{"resume":"hidden"}""" },
        { "one-time", """{"loginToken":"hidden"}""" },
        { "ldap", """{"username":"bob","ldap":true,"ldapPass":"hidden","ldapOptions":{}}""" },
        { "crowd", """{"username":"bob","crowd":true,"crowdPassword":"hidden"}""" },
        { "cas", """{"cas":{"credentialToken":"hidden"}}""" },
        { "saml", """{"saml":true,"credentialToken":"hidden"}""" },
        { "oauth", """{"oauth":{"credentialToken":"hidden","credentialSecret":"hidden too"}}""" },
        { "access", """{"serviceName":"github","accessToken":"hidden","idToken":"hidden id","expiresIn":90,"secret":"hidden too"}""" },
        { "apple", """{"identityToken":"hidden","fullName":{"givenName":"Bob"},"email":"bob@example.test"}""" },
        { "iframe", """{"iframe":true,"token":"hidden"}""" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_way_to_log_in_is_what_the_server_takes(string way, string expected)
    {
        var credentials = Make(way);

        var sent = await SentAsync(credentials);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($"[{expected}]"), JsonNode.Parse(sent)), sent);
        Assert.DoesNotContain("hidden", credentials.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bob", "username")]
    [InlineData("bob@example.test", "email")]
    public async Task A_password_goes_out_as_a_digest(string who, string member)
    {
        var credentials = RocketChatCredentials.Password(who, "hidden");

        var sent = JsonNode.Parse(await SentAsync(credentials))![0]!;

        Assert.Equal(who, (string?)sent["user"]![member]);
        Assert.Equal("sha-256", (string?)sent["password"]!["algorithm"]);
        Assert.Equal(Sha256("hidden"), (string?)sent["password"]!["digest"]);
        Assert.DoesNotContain((string)sent["password"]!["digest"]!, credentials.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_wraps_the_login_once()
    {
        var login = RocketChatCredentials.Ldap("bob", "hidden");

        var again = RocketChatCredentials.WithCode(RocketChatCredentials.WithCode(login, "111111"), "222222");

        var sent = JsonNode.Parse(await SentAsync(again))![0]!["totp"]!;
        Assert.Equal("222222", (string?)sent["code"]);
        Assert.Equal("bob", (string?)sent["login"]!["username"]);
        Assert.DoesNotContain("222222", again.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", again.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_proof_is_the_code_or_the_digest_of_the_password()
    {
        var code = RocketChatCredentials.Proof(SecondFactorMethod.Email, "271828");
        var password = RocketChatCredentials.Proof(SecondFactorMethod.Password, "sesame");

        Assert.Equal(("271828", SecondFactorMethod.Email), (code.Code, code.Method));
        Assert.Equal((Sha256("sesame"), SecondFactorMethod.Password), (password.Code, password.Method));
        Assert.DoesNotContain(code.Code, code.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(password.Code, password.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_credential()
    {
        Assert.Throws<ArgumentException>(() => RocketChatCredentials.Token(""));
        Assert.Throws<ArgumentException>(() => RocketChatCredentials.Password("bob", ""));
        Assert.Throws<ArgumentNullException>(() => RocketChatCredentials.Ldap(null!, "x"));
        Assert.Throws<ArgumentException>(() => RocketChatCredentials.OAuth("x", ""));
        Assert.Throws<ArgumentException>(() => RocketChatCredentials.Proof(SecondFactorMethod.AuthenticatorApp, ""));
    }

    private static LoginRequest Make(string way) => way switch
    {
        "token" => RocketChatCredentials.Token("hidden"),
        "one-time" => RocketChatCredentials.OneTimeToken("hidden"),
        "ldap" => RocketChatCredentials.Ldap("bob", "hidden"),
        "crowd" => RocketChatCredentials.Crowd("bob", "hidden"),
        "cas" => RocketChatCredentials.Cas("hidden"),
        "saml" => RocketChatCredentials.Saml("hidden"),
        "oauth" => RocketChatCredentials.OAuth("hidden", "hidden too"),
        "access" => RocketChatCredentials.AccessToken("github", "hidden", TimeSpan.FromSeconds(90.5), "hidden id", "hidden too"),
        "apple" => RocketChatCredentials.Apple("hidden", new AppleName { GivenName = "Bob" }, "bob@example.test"),
        "iframe" => RocketChatCredentials.Iframe("hidden"),
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Not a way to log in."),
    };

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>What a server gets that knows hardly any of these ways.</summary>
    private static async Task<string> SentAsync(LoginRequest credentials)
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri, Reconnect = ReconnectPolicy.Never });
        await client.ConnectAsync().Within();
        var refused = await Assert.ThrowsAsync<CallException>(() => client.LoginAsync(credentials).Within());
        Assert.DoesNotContain("hidden", refused.ToString(), StringComparison.Ordinal);
        return scene.Socket.Received.Single(frame => frame.TextMember("method") == "login").Member("params")!.ToJsonString();
    }
}
