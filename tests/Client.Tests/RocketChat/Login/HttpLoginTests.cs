using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>A password over HTTP, and its token over the socket: the only way to servers that know nothing but tokens.</summary>
public sealed class HttpLoginTests
{
    private const string Code = "271828";

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task A_password_logs_in_on_every_server(ServerFlavor flavor)
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = flavor });
        await using var client = await RocketChatClient.StartOverHttpAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of).Within();

        Assert.Equal((scene.Alice.Id, "alice", "resume"), (client.UserId, client.Username, client.Identity?.Type));
        var login = scene.Socket.Received.Single(frame => frame.TextMember("method") == "login").Member("params")![0]!;
        Assert.NotNull((string?)login["resume"]);
    }

    [Fact]
    public async Task It_is_done_again_when_the_token_died()
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = ServerFlavor.Streamer });
        await using var client = await RocketChatClient.StartOverHttpAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of).Within();
        var first = client.Identity!.Token;

        scene.Server.RevokeTokens(scene.Alice);
        scene.Server.Faults.DropConnections();

        await Bounded.UntilAsync(() => client.Connection.State == ConnectionState.Live && client.Identity?.Token is { } token && token != first);
    }

    [Fact]
    public async Task A_wrong_password_is_final_and_says_what_to_do()
    {
        await using var scene = await Scene.ServeAsync();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartOverHttpAsync(scene.Server.WebSocketUri, "alice", "mistaken").Within());

        Assert.False(refused.IsTransient);
        Assert.Contains("Check the user's name and password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mistaken", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_asked_for_until_it_is_right()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = Code;
        var codes = new Queue<string>(["000000", Code]);
        var repeated = new List<bool>();

        await using var client = await StartAsync(scene, challenge =>
        {
            repeated.Add(challenge.IsRepeated);
            return codes.Dequeue();
        });

        Assert.Equal(scene.Alice.Id, client.UserId);
        Assert.Equal([false, true], repeated);
    }

    [Fact]
    public async Task Three_wrong_codes_are_enough()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = Code;
        var asked = 0;

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => StartAsync(scene, _ => $"wrong{asked++}"));

        Assert.Equal((3, "totp-invalid", false), (asked, refused.Code, refused.IsTransient));
        Assert.DoesNotContain("wrong2", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_s_answer_is_a_refused_login()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Alice.TotpCode = Code;

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => StartAsync(scene, _ => null));

        Assert.Equal(("totp-required", false), (refused.Code, refused.IsTransient));
    }

    [Fact]
    public async Task A_password_does_not_travel_in_the_clear_to_another_machine()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RocketChatClient.StartOverHttpAsync(new Uri("http://192.0.2.1"), "alice", "secret").Within());

        Assert.IsNotType<TimeoutException>(refused);
        Assert.Contains("AllowInsecure", refused.Message, StringComparison.Ordinal);
    }

    private static Task<RocketChatClient> StartAsync(Scene scene, Func<SecondFactorChallenge, string?> answer) =>
        RocketChatClient.StartOverHttpAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of, (challenge, _) => ValueTask.FromResult(answer(challenge))).Within();
}
