using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Logging in, and being logged out.</summary>
public sealed class LoginFactTests
{
    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    [Fact]
    public async Task The_digest_is_lowercase_hex_of_the_passwords_UTF_8()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.AddUser("ümit", "pässwörd");
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "ümit", "pässwörd").Within();

        var digest = (string)scene.Socket.Received.Single(frame => frame.TextMember("method") == "login").Member("params")![0]!["password"]!["digest"]!;
        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("pässwörd"u8)), digest);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_expiry_is_a_date_null_or_absent(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var answer = scene.Socket.Sent.Single(frame => frame.TextMember("msg") == "result").Member("result")!.AsObject();
        await using var dated = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.CreateToken()).Within();

        Assert.Equal(flavor == ServerFlavor.Monolith, answer.ContainsKey("tokenExpires"));
        Assert.Null(scene.Client.Identity!.TokenExpires);
        Assert.InRange(dated.Identity!.TokenExpires!.Value, DateTimeOffset.UtcNow.AddDays(89), DateTimeOffset.UtcNow.AddDays(91));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_users_own_document_before_the_result_disturbs_nothing(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });

        var told = scene.Socket.Sent.Select(frame => frame.TextMember("msg")).ToList();
        Assert.Equal(flavor == ServerFlavor.Monolith, told.Contains("added"));
        Assert.Equal((scene.Alice.Id, 0), (scene.Client.UserId, scene.Client.Connection.Statistics.Faults));
    }

    [Theory]
    [InlineData("error-login-blocked-for-ip", "Login has been temporarily blocked For IP")]
    [InlineData("error-login-blocked-for-user", "Login has been temporarily blocked For this User")]
    [InlineData("error-user-is-not-activated", "User is not activated")]
    [InlineData("error-invalid-email", "Invalid email")]
    [InlineData("error-user-has-no-roles", "User has no roles")]
    [InlineData("error-app-user-is-not-allowed-to-login", "App user is not allowed to login")]
    public async Task Every_refusal_of_a_login_keeps_its_code_and_reason(string code, string reason)
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError(code, reason), count: 9);

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret", options => options with { Reconnect = ReconnectPolicy.Never }).Within());

        Assert.Equal((code, reason), (refused.Code, refused.Reason));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "You've been logged out by the server. Please log in again.")]
    [InlineData(403, "Your session has expired. Please log in again.")]
    [InlineData(403, "Something went wrong. Please check your credentials.")]
    public async Task One_number_stands_for_many_refusals_and_the_reason_tells_them_apart(int code, string reason)
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError(code, reason), count: 9);

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", "token", options => options with { Reconnect = ReconnectPolicy.Never }).Within());

        Assert.Equal(("403", reason), (refused.Code, refused.Reason));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_account_that_is_closed_is_refused_for_good(ServerFlavor flavor)
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = flavor });
        scene.Server.Deactivate(scene.Alice);

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.PersonalAccessToken, FastHealing.Of).Within());

        Assert.Equal("error-user-is-not-activated", refused.Code);
        Assert.Equal(1, scene.Server.Connections.AcceptedCount);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_logout_is_answered_with_nothing_and_the_service_closes_1002_behind_it(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, EmptyAnswer = EmptyAnswer.NoResult });

        await scene.Client.LogoutAsync().Within();

        if (flavor == ServerFlavor.Streamer)
        {
            await Bounded.UntilAsync(() => scene.Client.Connection.State == ConnectionState.Lost);
            Assert.Equal(0, scene.Server.Connections.Open.Count(socket => !socket.Closed.IsCompleted && scene.Server.ConnectionsOf(scene.Alice).Contains(socket)));
        }
        else
        {
            Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
        }

        Assert.Equal(0, scene.Server.SessionCount(scene.Alice));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_forced_logout_is_an_event_and_then_the_end_of_the_socket(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var inbox = new Inbox<string>();
        await using var logouts = await scene.Client.SubscribeToForcedLogoutsAsync(scene.Alice.Id, (_, _) =>
        {
            inbox.Add("out");
            return default;
        }).Within();

        scene.Server.ForceLogout(scene.Alice);

        await Assert.ThrowsAsync<ConnectionLostException>(() => logouts.Completion.Within());
        // The service drops the socket at once, with or without what was on its way.
        if (flavor == ServerFlavor.Monolith) Assert.Equal("out", await inbox.NextAsync());
        Assert.Equal(ConnectionState.Lost, scene.Client.Connection.State);
    }

    [Fact]
    public async Task The_named_subscriptions_that_the_monolith_runs_again_after_a_login_are_confirmed_twice_and_heard_once()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        await scene.Client.LoginAsync(RocketChatCredentials.Token(scene.Bob.PersonalAccessToken)).Within();
        scene.Say("once");
        await scene.Client.GetRoomsAsync().Within();

        Assert.Equal("once", (await inbox.NextAsync()).Text);
        Assert.Equal((0, SubscriptionState.Live), (inbox.Count, subscription.State));
    }
}
