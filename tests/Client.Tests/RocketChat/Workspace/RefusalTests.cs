using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Workspace;

/// <summary>Refusals have a kind, and say what to do.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("error-not-allowed", RefusalKind.NotAllowed)]
    [InlineData("error-action-not-allowed", RefusalKind.NotAllowed)]
    [InlineData("error-invalid-room", RefusalKind.UnknownRoom)]
    [InlineData("error-invalid-user", RefusalKind.UnknownUser)]
    [InlineData("error-user-not-in-room", RefusalKind.NotAMember)]
    [InlineData("error-duplicate-channel-name", RefusalKind.AlreadyExists)]
    [InlineData("error-invalid-room-name", RefusalKind.InvalidName)]
    [InlineData("error-you-are-last-owner", RefusalKind.LastOwner)]
    [InlineData("error-message-size-exceeded", RefusalKind.TooLong)]
    [InlineData("too-many-requests", RefusalKind.TooFast)]
    [InlineData("totp-required", RefusalKind.SecondFactor)]
    [InlineData("404", RefusalKind.UnknownMethod)]
    [InlineData("something-else", RefusalKind.Other)]
    [InlineData(null, RefusalKind.Other)]
    public void An_error_code_has_a_kind(string? code, RefusalKind kind) =>
        Assert.Equal(kind, new CallException("Anything", new ServerError { Code = code }).Refusal);

    [Fact]
    public async Task Names_that_are_taken_or_wrong_are_told_apart()
    {
        await using var scene = await Scene.OpenAsync();

        var taken = await Assert.ThrowsAsync<CallException>(() => scene.Client.CreateChannelAsync("general", []).Within());
        var wrong = await Assert.ThrowsAsync<CallException>(() => scene.Client.CreateChannelAsync("bad name!", []).Within());

        Assert.Equal(RefusalKind.AlreadyExists, taken.Refusal);
        Assert.Equal(RefusalKind.InvalidName, wrong.Refusal);
    }

    [Fact]
    public async Task Read_receipts_that_the_user_may_not_turn_off_are_a_typed_error()
    {
        await using var scene = await Scene.OpenAsync();

        var refused = await Assert.ThrowsAsync<NotAllowedException>(() => scene.Client.SetReadReceiptsAsync(false).Within());

        Assert.Equal("error-action-not-allowed", refused.Code);
        Assert.Contains("Message_Read_Receipt_Enabled", refused.Message, StringComparison.Ordinal);
        Assert.Contains("administrator", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preference_that_the_server_keeps_is_a_typed_error_and_others_change()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { FixedPreferences = new HashSet<string> { "enableAutoAway" } });

        var refused = await Assert.ThrowsAsync<NotAllowedException>(() => scene.Client.UpdatePreferencesAsync(new UserPreferences { IsAutoAwayEnabled = false }).Within());
        await scene.Client.UpdatePreferencesAsync(new UserPreferences { Language = "de" }).Within();

        Assert.Equal("change preferences", refused.Action);
        Assert.Equal("de", (await scene.Client.GetUserByIdAsync(scene.Alice.Id).Within()).Settings?.Preferences?.Language);
    }
}
