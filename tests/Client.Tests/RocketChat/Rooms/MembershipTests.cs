using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Rooms;

/// <summary>Rooms joined and left, as events.</summary>
public sealed class MembershipTests
{
    [Fact]
    public async Task Rooms_joined_and_left_are_told_and_mere_changes_are_not()
    {
        await using var scene = await Scene.OpenAsync();
        await using var memberships = scene.Client.RoomMembershipsAsync(withPresent: true).GetAsyncEnumerator();
        await PassPresentAsync(memberships);

        scene.Server.Rename(scene.General, scene.Bob, "renamed");
        var project = scene.Server.AddRoom("project", scene.Alice);
        scene.Server.Rename(project, scene.Alice, "project-x");
        scene.Server.Remove(scene.Random, scene.Alice);

        Assert.True(await memberships.MoveNextAsync().Within());
        var joined = Assert.IsType<RoomJoined>(memberships.Current);
        Assert.Equal((project.Id, "project"), (joined.RoomId, joined.Subscription.Name));
        Assert.True(await memberships.MoveNextAsync().Within());
        var left = Assert.IsType<RoomLeft>(memberships.Current);
        Assert.Equal((scene.Random.Id, "random"), (left.RoomId, left.Subscription.Name));
    }

    [Fact]
    public async Task The_rooms_that_the_user_is_in_may_come_first()
    {
        await using var scene = await Scene.OpenAsync();
        await using var memberships = scene.Client.RoomMembershipsAsync(withPresent: true).GetAsyncEnumerator();

        var rooms = new List<string>();
        for (var count = 0; count < 2; count++)
        {
            Assert.True(await memberships.MoveNextAsync().Within());
            rooms.Add(Assert.IsType<RoomJoined>(memberships.Current).RoomId);
        }

        Assert.Equal([scene.General.Id, scene.Random.Id], rooms);
    }

    [Fact]
    public async Task What_happened_while_the_connection_was_broken_is_told_afterwards()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        await using var memberships = scene.Client.RoomMembershipsAsync(withPresent: true).GetAsyncEnumerator();
        await PassPresentAsync(memberships);
        var next = memberships.MoveNextAsync().AsTask();

        await scene.Server.StopAsync();
        scene.Server.Remove(scene.Random, scene.Alice);
        var missed = scene.Server.AddRoom("missed", scene.Alice);
        await scene.Server.RestartAsync();

        Assert.True(await next.Within());
        Assert.Equal(scene.Random.Id, Assert.IsType<RoomLeft>(memberships.Current).RoomId);
        Assert.True(await memberships.MoveNextAsync().Within());
        Assert.Equal(missed.Id, Assert.IsType<RoomJoined>(memberships.Current).RoomId);
    }

    [Fact]
    public async Task A_connection_that_is_lost_for_good_ends_the_sequence_with_its_error()
    {
        await using var scene = await Scene.OpenAsync();
        await using var memberships = scene.Client.RoomMembershipsAsync(withPresent: true).GetAsyncEnumerator();
        await PassPresentAsync(memberships);
        var next = memberships.MoveNextAsync().AsTask();

        scene.Server.Faults.DropConnections();

        await Assert.ThrowsAsync<ConnectionLostException>(() => next.Within());
    }

    [Fact]
    public async Task Leaving_the_sequence_ends_the_subscription()
    {
        await using var scene = await Scene.OpenAsync();
        await foreach (var membership in scene.Client.RoomMembershipsAsync(withPresent: true))
        {
            Assert.Equal(scene.General.Id, membership.RoomId);
            break;
        }

        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/subscriptions-changed", 0);
    }

    // The two rooms that Alice is in. Whoever has them listens already.
    private static async Task PassPresentAsync(IAsyncEnumerator<RoomMembership> memberships)
    {
        for (var count = 0; count < 2; count++) Assert.True(await memberships.MoveNextAsync().Within());
    }
}
