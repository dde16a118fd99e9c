using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>A call that wants the code of a second factor gets it, and nobody else does.</summary>
public sealed class MethodSecondFactorTests
{
    private const string Code = "271828";

    [Fact]
    public async Task The_code_is_asked_for_and_completes_the_call()
    {
        await using var scene = await Scene.OpenAsync();
        var asked = Ask(scene, Code);
        Refuse(scene, "totp-required");
        var proofs = new List<SecondFactorProof?>();

        var id = await scene.Client.WithSecondFactorAsync(proof =>
        {
            proofs.Add(proof);
            return scene.Client.GetRoomIdAsync("general");
        }).Within();

        Assert.Equal(scene.General.Id, id);
        Assert.Equal([null, RocketChatCredentials.Proof(SecondFactorMethod.AuthenticatorApp, Code)], proofs);
        Assert.Equal([false], asked.Select(challenge => challenge.IsRepeated));
    }

    [Fact]
    public async Task A_wrong_code_is_asked_for_again_three_times_in_all()
    {
        await using var scene = await Scene.OpenAsync();
        var asked = Ask(scene, "000000");
        Refuse(scene, "totp-required");
        Refuse(scene, "totp-invalid", 9);

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.WithSecondFactorAsync(_ => scene.Client.GetRoomIdAsync("general")).Within());

        Assert.Equal("totp-invalid", refused.Code);
        Assert.Equal([false, true, true], asked.Select(challenge => challenge.IsRepeated));
        Assert.Equal(4, scene.Socket.Received.Count(frame => frame.TextMember("method") == "getRoomIdByNameOrId"));
        Assert.DoesNotContain("000000", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_asked_for_and_goes_out_as_its_digest()
    {
        await using var scene = await Scene.OpenAsync();
        Ask(scene, "secret");
        Refuse(scene, "totp-required", method: "password");
        SecondFactorProof? shown = null;

        await scene.Client.WithSecondFactorAsync(async proof =>
        {
            shown = proof;
            await scene.Client.GetRoomIdAsync("general");
        }).Within();

        Assert.Equal(("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", SecondFactorMethod.Password), (shown!.Code, shown.Method));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Nobody_s_answer_is_the_refusal(string? answer)
    {
        await using var scene = await Scene.OpenAsync();
        Ask(scene, answer);
        Refuse(scene, "totp-required");

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.WithSecondFactorAsync(_ => scene.Client.GetRoomIdAsync("general")).Within());

        Assert.Equal("totp-required", refused.Code);
    }

    [Fact]
    public async Task Without_anybody_to_ask_the_call_is_made_once()
    {
        await using var scene = await Scene.OpenAsync();
        Refuse(scene, "totp-required");

        await Assert.ThrowsAsync<CallException>(() => scene.Client.WithSecondFactorAsync(_ => scene.Client.GetRoomIdAsync("general")).Within());

        Assert.Single(scene.Socket.Received, frame => frame.TextMember("method") == "getRoomIdByNameOrId");
    }

    [Fact]
    public async Task Any_other_error_is_none_of_its_business()
    {
        await using var scene = await Scene.OpenAsync();
        var asked = Ask(scene, Code);
        scene.Server.Faults.FailCalls("getRoomIdByNameOrId", new DdpError("error-not-allowed", "Not allowed"));

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.WithSecondFactorAsync(_ => scene.Client.GetRoomIdAsync("general")).Within());

        Assert.Equal("error-not-allowed", refused.Code);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task What_answers_a_login_answers_calls_too()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = Code;
        var asked = 0;
        await using var client = await RocketChatClient.StartAsync(
            scene.Server.WebSocketUri,
            "alice",
            "secret",
            secondFactor: (_, _) =>
            {
                asked++;
                return ValueTask.FromResult<string?>(Code);
            }).Within();
        Refuse(scene, "totp-required");

        await client.WithSecondFactorAsync(_ => client.GetRoomIdAsync("general")).Within();

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_proof_is_the_call_s_last_parameter_and_stands_nowhere_else()
    {
        using var log = new LogCapture();
        await using var scene = await Scene.OpenAsync(configure: options => options with { LoggerFactory = log });
        var proof = RocketChatCredentials.Proof(SecondFactorMethod.AuthenticatorApp, Code);
        scene.Server.Faults.FailCalls("personalAccessTokens:generateToken", new DdpError("not-authorized", "Not Authorized"));

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GenerateAccessTokenAsync(new NewAccessToken { Name = "ci", BypassesSecondFactor = false }, proof).Within());

        var sent = scene.Socket.Received.Single(frame => frame.TextMember("method") == "personalAccessTokens:generateToken").Member("params")!;
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse($$"""[{"tokenName":"ci","bypassTwoFactor":false},{"twoFactorCode":"{{Code}}","twoFactorMethod":"totp"}]"""), sent),
            sent.ToJsonString());
        Assert.NotEqual("", log.Text);
        Assert.All([log.Text, refused.ToString(), proof.ToString()], text => Assert.DoesNotContain(Code, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_personal_access_token_is_made_and_removed_with_codes(bool overHttp)
    {
        await using var scene = await Scene.OpenAsync();
        var client = scene.Client;
        scene.Alice.TotpCode = Code;
        var asked = Ask(scene, Code);

        var token = await client.WithSecondFactorAsync(proof => overHttp
            ? client.GenerateAccessTokenOverHttpAsync("ci", false, proof?.Code, proof?.Method)
            : client.GenerateAccessTokenAsync(new NewAccessToken { Name = "ci", BypassesSecondFactor = false }, proof)).Within();
        await using (var bot = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", token).Within()) Assert.Equal(scene.Alice.Id, bot.UserId);

        await client.WithSecondFactorAsync(proof => overHttp ? client.RemoveAccessTokenOverHttpAsync("ci", proof?.Code, proof?.Method) : client.RemoveAccessTokenAsync("ci", proof)).Within();

        await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", token).Within());
        Assert.Equal(2, asked.Count);
    }

    private static List<SecondFactorChallenge> Ask(Scene scene, string? answer)
    {
        var asked = new List<SecondFactorChallenge>();
        scene.Client.SecondFactor = (challenge, _) =>
        {
            asked.Add(challenge);
            return ValueTask.FromResult(answer);
        };
        return asked;
    }

    private static void Refuse(Scene scene, string code, int count = 1, string method = "totp") =>
        scene.Server.Faults.FailCalls("getRoomIdByNameOrId", new DdpError(code, "TOTP", new JsonObject { ["method"] = method }), count);
}
