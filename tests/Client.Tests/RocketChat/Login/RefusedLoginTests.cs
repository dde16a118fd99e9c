using System.Diagnostics;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Login;

/// <summary>A refused login is a typed error that says what to do.</summary>
public sealed class RefusedLoginTests
{
    [Theory]
    [InlineData(RocketChatErrors.UserNotActivated, "User is not activated", "administrator")]
    [InlineData(RocketChatErrors.InvalidEmail, "Invalid email", "verify")]
    [InlineData(RocketChatErrors.UserHasNoRoles, "User has no roles", "role")]
    [InlineData(RocketChatErrors.AppUserMayNotLogIn, "App users", "another user")]
    [InlineData(RocketChatErrors.LoginRefused, "Your session has expired. Please log in again.", "new personal access token")]
    [InlineData(RocketChatErrors.LoginRefused, "You've been logged out by the server. Please log in again.", "StartOverHttpAsync")]
    [InlineData(RocketChatErrors.LoginRefused, "Incorrect password", "Check the user's name and password")]
    [InlineData(RocketChatErrors.SecondFactorUsedUp, "TOTP Maximun Failed Attempts Reached", "another code")]
    public async Task What_is_final_comes_with_advice(string code, string reason, string advice)
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", int.TryParse(code, out var number) ? new DdpError(number, reason) : new DdpError(code, reason));

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret").Within());

        Assert.Equal((code, reason, false), (refused.Code, refused.Reason, refused.IsTransient));
        Assert.Contains(advice, refused.Advice, StringComparison.Ordinal);
        Assert.EndsWith(refused.Advice!, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error-login-blocked-for-ip")]
    [InlineData("error-login-blocked-for-user")]
    public async Task What_passes_says_so(string code)
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError(code, "Login has been temporarily blocked"));

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => Connect(scene));

        Assert.True(refused.IsTransient);
        Assert.Contains("Wait for some minutes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_tomorrow_is_told_as_it_is()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.FailCalls("login", new DdpError("error-moon-phase", "Not tonight"));

        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => Connect(scene));

        Assert.Equal("error-moon-phase", refused.Code);
        Assert.Contains("Not tonight", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_beyond_the_limit_waits_as_long_as_the_server_says()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = await RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret", FastHealing.Of).Within();
        scene.Server.Faults.FailCalls("login", new DdpError("too-many-requests", "Error, too many requests.", new JsonObject { ["timeToReset"] = 1200 }));

        var watch = Stopwatch.StartNew();
        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(3);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();

        // The backoff alone would have come back within 20 ms.
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(1190), $"The login was repeated after {watch.Elapsed.TotalMilliseconds} ms.");
    }

    private static Task<RocketChatClient> Connect(Scene scene) =>
        RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "secret", options => options with { Reconnect = ReconnectPolicy.Never }).Within();
}
