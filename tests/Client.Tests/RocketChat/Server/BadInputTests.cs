using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Server;

/// <summary>What a user may get wrong, one by one: each ends in a typed error whose message says what to do.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task A_wrong_password()
    {
        await using var scene = await Scene.ServeAsync();

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "planted-wrong").Within());

        AssertSays(error, RocketChatErrors.LoginRefused, error.Code, "Check the user's name and password");
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token()
    {
        await using var scene = await Scene.ServeAsync();

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.CreateExpiredToken()).Within());

        AssertSays(error, RocketChatErrors.LoginRefused, error.Code, "make a new personal access token");
        Assert.Contains("expired", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_not_active()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Deactivate(scene.Alice);

        var error = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within());

        AssertSays(error, RocketChatErrors.UserNotActivated, error.Code, "Ask an administrator to activate the account");
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task An_unknown_room()
    {
        await using var scene = await Scene.OpenAsync();

        var byName = await Assert.ThrowsAsync<RoomLookupException>(() => scene.Client.FindRoomAsync("#nowhere").Within());
        var byId = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync("no-such-room", "hello").Within());

        Assert.Contains("check the spelling", byName.Message, StringComparison.Ordinal);
        Assert.EndsWith(byId.Advice!, byId.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_that_the_user_is_not_in()
    {
        await using var scene = await Scene.OpenAsync();

        var sending = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.Secret.Id, "hello").Within());
        var listening = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.Secret.Id, (_, _) => ValueTask.CompletedTask).AsTask().Within());

        AssertSays(sending, RocketChatErrors.NotAllowed, sending.Code, "join the room first");
        AssertSays(listening, RocketChatErrors.SubscriptionNotAllowed, listening.Code, "join the room");
    }

    [Fact]
    public async Task A_user_who_is_muted()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("sendMessage", new DdpError("error-not-allowed", "You can't send messages because you have been muted"));

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.General.Id, "hello").Within());

        AssertSays(error, RocketChatErrors.NotAllowed, error.Code, "have the user unmuted");
        Assert.Contains("muted", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long()
    {
        await using var scene = await Scene.OpenAsync();

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.General.Id, new string('x', 5001)).Within());

        AssertSays(error, RocketChatErrors.MessageTooLong, error.Code, "Send it in parts, or upload it as a file");
        Assert.DoesNotContain("xxx", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_of_an_unknown_version()
    {
        await using var scene = await Scene.ServeAsync();

        var error = await Assert.ThrowsAsync<ServerVersionException>(() => scene.ConnectAsync(options => options with { HttpClient = HttpStub.Always(() => HttpStub.Json("""{"version":"x.y"}""")) }));

        Assert.Contains("Name the version in RealtimeOptions.ServiceVersion, for example 8.3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_the_server_lacks()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("getRoomIdByNameOrId", new DdpError(404, "Method 'getRoomIdByNameOrId' not found"));

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomIdAsync("general").Within());

        AssertSays(error, RocketChatErrors.MethodNotFound, error.Code, "RocketChatClientVersions.Table");
    }

    [Fact]
    public async Task Calls_that_come_too_fast()
    {
        // Longer than a call may take: a shorter wait is kept by the session itself, and the call succeeds then.
        await using var scene = await Scene.OpenAsync(new() { CallLimit = new RequestLimit(1, TimeSpan.FromSeconds(60)) });
        await scene.Client.SendTextAsync(scene.General.Id, "one").Within();

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.General.Id, "two").Within());

        AssertSays(error, RocketChatErrors.TooManyRequests, error.Code, "Wait as long as RetryAfter says");
        Assert.NotNull(error.RetryAfter);
    }

    [Theory]
    [InlineData("chat.example.com", "Give the whole address")]
    [InlineData("ftp://chat.example.com", "begins with https, http, wss or ws")]
    public async Task An_address_that_is_none(string server, string said)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => RocketChatClient.StartAsync(new Uri(server, UriKind.RelativeOrAbsolute), "alice", "secret").Within());

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    private static void AssertSays(Exception error, string expectedCode, string? code, string said)
    {
        Assert.Equal(expectedCode, code);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
