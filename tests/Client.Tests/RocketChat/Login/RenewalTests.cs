using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>A token that died is replaced by what a callback gives, and by nothing else.</summary>
public sealed class RenewalTests
{
    [Fact]
    public async Task A_living_token_asks_nobody()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await ResumeAsync(scene, scene.Alice.PersonalAccessToken, () => throw new InvalidOperationException("Nobody is to be asked."));

        Assert.Equal(scene.Alice.Id, client.UserId);
        Assert.Null(client.TokenExpires);
    }

    [Fact]
    public async Task A_token_that_is_dead_at_the_start_is_replaced()
    {
        await using var scene = await Scene.ServeAsync();
        var asked = 0;

        await using var client = await ResumeAsync(scene, scene.Alice.CreateExpiredToken(), () =>
        {
            asked++;
            return RocketChatCredentials.Password("alice", "secret");
        });

        Assert.Equal((1, scene.Alice.Id, "password"), (asked, client.UserId, client.Identity?.Type));
        Assert.InRange(client.TokenExpires!.Value, DateTimeOffset.UtcNow.AddDays(89), DateTimeOffset.UtcNow.AddDays(91));
    }

    [Fact]
    public async Task A_token_that_dies_later_is_replaced_when_the_connection_heals()
    {
        await using var scene = await Scene.ServeAsync();
        await using var first = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within();
        var asked = 0;
        await using var client = await ResumeAsync(scene, first.Identity!.Token, () =>
        {
            asked++;
            return RocketChatCredentials.Token(scene.Alice.PersonalAccessToken);
        });
        await first.DisposeAsync();
        var accepted = scene.Server.Connections.All.Count;

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(accepted + 1);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        Assert.Equal(0, asked);

        scene.Server.RevokeTokens(scene.Alice);
        scene.Server.Faults.DropConnections();
        await Bounded.UntilAsync(() => client.Identity?.Token == scene.Alice.PersonalAccessToken);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Nobody_s_answer_is_the_refusal_of_the_token()
    {
        await using var scene = await Scene.ServeAsync();

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => ResumeAsync(scene, scene.Alice.CreateExpiredToken(), () => null));

        Assert.Equal("403", refused.Code);
        Assert.Contains("expired", refused.Message, StringComparison.Ordinal);
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Fact]
    public async Task Other_credentials_that_are_wrong_too_are_refused_once()
    {
        await using var scene = await Scene.ServeAsync();
        var asked = 0;

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => ResumeAsync(scene, "no-token", () =>
        {
            asked++;
            return RocketChatCredentials.Password("alice", "wrong");
        }));

        Assert.Equal((1, "Incorrect password"), (asked, refused.Reason));
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Fact]
    public async Task A_source_of_credentials_gives_any_of_them()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", _ => ValueTask.FromResult(RocketChatCredentials.Token(scene.Alice.PersonalAccessToken))).Within();

        Assert.Equal((scene.Alice.Id, "alice", "resume"), (client.UserId, client.Username, client.Identity?.Type));
    }

    private static Task<RocketChatClient> ResumeAsync(Scene scene, string token, Func<LoginRequest?> renew) =>
        RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", token, _ => ValueTask.FromResult(renew()), FastHealing.Of).Within();
}
