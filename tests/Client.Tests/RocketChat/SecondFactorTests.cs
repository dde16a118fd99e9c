using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>A login that wants the code of a second factor asks for it, and no more often than it has to.</summary>
public sealed class SecondFactorTests
{
    private const string Code = "271828";

    [Fact]
    public async Task The_code_is_asked_for_and_completes_the_login()
    {
        await using var scene = await ServeAsync();
        var asked = new List<SecondFactorChallenge>();

        await using var client = await StartAsync(scene, challenge =>
        {
            asked.Add(challenge);
            return Code;
        });

        var challenge = Assert.Single(asked);
        Assert.Equal((SecondFactorMethod.AuthenticatorApp, false, false), (challenge.Method, challenge.IsRepeated, challenge.IsCodeSent));
        Assert.Equal([SecondFactorMethod.AuthenticatorApp], challenge.AvailableMethods);
        Assert.Equal(scene.Alice.Id, client.UserId);
        Assert.Single(scene.Server.Connections.All);
    }

    [Fact]
    public async Task A_wrong_code_is_asked_for_again_with_the_same_login()
    {
        await using var scene = await ServeAsync();
        var codes = new Queue<string>(["000000", "111111", Code]);
        var repeated = new List<bool>();

        await using var client = await StartAsync(scene, challenge =>
        {
            repeated.Add(challenge.IsRepeated);
            return codes.Dequeue();
        });

        Assert.Equal([false, true, true], repeated);
        var logins = scene.Socket.Received.Where(frame => frame.TextMember("method") == "login").Select(frame => frame.Member("params")![0]!).ToList();
        Assert.Equal([null, "000000", "111111", Code], logins.Select(login => (string?)login["totp"]?["code"]));
        Assert.All(logins.Skip(1), login => Assert.Equal("alice", (string?)login["totp"]!["login"]!["user"]!["username"]));
    }

    [Fact]
    public async Task Three_wrong_codes_are_enough()
    {
        await using var scene = await ServeAsync();
        var asked = 0;

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => StartAsync(scene, _ => $"{asked++}"));

        Assert.Equal((3, "totp-invalid", false), (asked, refused.Code, refused.IsTransient));
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Nobody_s_answer_is_a_refused_login(string? answer)
    {
        await using var scene = await ServeAsync();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => StartAsync(scene, _ => answer));

        Assert.Equal(("totp-required", false), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task A_login_that_nobody_can_be_asked_about_is_refused_as_it_was()
    {
        await using var scene = await ServeAsync();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within());

        Assert.Equal(("totp-required", false), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task Healing_asks_only_when_the_token_is_dead()
    {
        await using var scene = await ServeAsync();
        var asked = 0;
        await using var client = await StartAsync(scene, _ =>
        {
            asked++;
            return Code;
        });

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        Assert.Equal(1, asked);

        scene.Server.RevokeTokens(scene.Alice);
        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(3);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task An_exception_of_whoever_is_asked_ends_the_attempt_with_it()
    {
        await using var scene = await ServeAsync();

        var thrown = await Assert.ThrowsAsync<FormatException>(() => StartAsync(scene, _ => throw new FormatException("no phone")));

        Assert.Equal("no phone", thrown.Message);
    }

    [Theory]
    [InlineData("\"a text\"")]
    [InlineData("{\"method\":\"carrier-pigeon\",\"availableMethods\":[\"carrier-pigeon\",\"email\"],\"codeGenerated\":true}")]
    [InlineData("[1]")]
    public async Task Strange_details_are_no_obstacle(string details)
    {
        await using var scene = await ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError("totp-required", "TOTP Required", System.Text.Json.Nodes.JsonNode.Parse(details)));
        var asked = new List<SecondFactorChallenge>();

        await using var client = await StartAsync(scene, challenge =>
        {
            asked.Add(challenge);
            return Code;
        });

        var challenge = Assert.Single(asked);
        Assert.Equal(details.Contains("pigeon", StringComparison.Ordinal) ? "carrier-pigeon" : "totp", challenge.Method.Value);
        Assert.Equal(details.Contains("pigeon", StringComparison.Ordinal), challenge.IsCodeSent);
    }

    [Fact]
    public async Task The_code_stands_nowhere()
    {
        using var log = new LogCapture();
        await using var scene = await ServeAsync();
        scene.Alice.TotpCode = "other";
        var challenges = new List<string>();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => StartAsync(
            scene,
            challenge =>
            {
                challenges.Add(challenge.ToString());
                return Code;
            },
            options => options with { LoggerFactory = log }));

        Assert.Equal(["a code by AuthenticatorApp", "another code by AuthenticatorApp", "another code by AuthenticatorApp"], challenges);
        Assert.NotEqual("", log.Text);
        Assert.All([log.Text, refused.ToString(), .. challenges], text => Assert.DoesNotContain(Code, text, StringComparison.Ordinal));
    }

    private static async Task<Scene> ServeAsync()
    {
        var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = Code;
        return scene;
    }

    private static Task<RocketChatClient> StartAsync(Scene scene, Func<SecondFactorChallenge, string?> answer, Func<RealtimeOptions, RealtimeOptions>? configure = null) =>
        RocketChatClient.StartAsync(
            scene.Server.WebSocketUri,
            "alice",
            "secret",
            options => Healing.FastHealing.Of(configure?.Invoke(options) ?? options),
            (challenge, _) => ValueTask.FromResult(answer(challenge))).Within();
}
