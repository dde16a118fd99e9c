using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Rates: what the server refuses for a while, on either side.</summary>
public sealed class LimitFactTests
{
    [Fact]
    public async Task One_call_too_many_says_how_many_milliseconds_to_wait()
    {
        await using var scene = await Scene.OpenAsync(new() { MethodLimits = new Dictionary<string, RequestLimit> { ["getRoomIdByNameOrId"] = new(1, TimeSpan.FromSeconds(30)) } });
        await scene.Client.GetRoomIdAsync("general").Within();

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomIdAsync("general").Within());

        Assert.Equal("too-many-requests", refused.Code);
        Assert.True(refused.IsTransient);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task One_subscription_too_many_waits_and_is_asked_for_again()
    {
        await using var scene = await Scene.OpenAsync(new() { SubscriptionLimit = new(1, TimeSpan.FromMilliseconds(600)) }, FastHealing.Of);
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id).Within();

        Assert.Equal((SubscriptionState.Live, SubscriptionState.Live), (first.State, second.State));
        Assert.True(scene.Client.Connection.Statistics.SubscriptionsPostponed >= 1);
    }

    [Fact]
    public async Task Too_many_requests_over_HTTP_are_transient_too()
    {
        await using var scene = await Scene.OpenAsync(new() { RestLimit = new(1, TimeSpan.FromSeconds(30)) });
        await scene.Client.GetPresenceAsync([scene.Bob.Id]).Within();

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetPresenceAsync([scene.Bob.Id]).Within());

        Assert.True(refused.IsTransient, refused.ToString());
    }
}
