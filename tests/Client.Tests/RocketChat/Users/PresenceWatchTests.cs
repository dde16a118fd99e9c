using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Users;

/// <summary>Who is there: how things are, then every change, whoever comes and goes.</summary>
public sealed class PresenceWatchTests
{
    [Fact]
    public async Task It_begins_with_how_things_are_and_goes_on_with_changes()
    {
        await using var scene = await Scene.OpenAsync();
        await using var bob = await JoinAsync(scene);
        await bob.SetUserStatusAsync(UserStatus.Busy, "lunch").Within();

        await using var presences = scene.Client.PresenceOfAsync([scene.Bob.Id]).GetAsyncEnumerator();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal((scene.Bob.Id, "bob", UserStatus.Busy, "lunch"), Read(presences.Current));

        await bob.SetUserStatusAsync(UserStatus.Away, "back soon").Within();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal((scene.Bob.Id, "bob", UserStatus.Away, "back soon"), Read(presences.Current));
    }

    [Fact]
    public async Task Users_come_and_go_while_it_runs()
    {
        await using var scene = await Scene.OpenAsync();
        await using var bob = await JoinAsync(scene);
        await bob.SetUserStatusAsync(UserStatus.Online, "").Within();
        await using var watch = await scene.Client.WatchPresenceAsync([]).Within();
        await using var presences = watch.GetAsyncEnumerator();

        await watch.AddAsync([scene.Bob.Id, scene.Bob.Id]).Within();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal(UserStatus.Online, presences.Current.Status);

        await watch.RemoveAsync([scene.Bob.Id, "nobody"]).Within();
        await bob.SetUserStatusAsync(UserStatus.Busy, "unseen").Within();
        await watch.AddAsync([scene.Alice.Id]).Within();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal(scene.Alice.Id, presences.Current.Id);
    }

    [Fact]
    public async Task One_subscription_carries_all_users()
    {
        await using var scene = await Scene.OpenAsync();
        var carol = scene.Server.AddUser("carol");

        await using (var watch = await scene.Client.WatchPresenceAsync([scene.Bob.Id, carol.Id]).Within())
        {
            var subs = scene.Socket.Received.Where(frame => frame.TextMember("name") == "stream-user-presence").ToList();
            Assert.Equal([scene.Bob.Id, carol.Id], subs.Select(sub => (string?)sub.Member("params")![1]!["added"]![0]));
        }

        Assert.Equal(0, scene.Client.Connection.Statistics.UnknownIds);
    }

    [Fact]
    public async Task What_changed_during_a_break_is_read_again()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        await using var bob = await JoinAsync(scene);
        await bob.SetUserStatusAsync(UserStatus.Online, "before").Within();
        await using var watch = await scene.Client.WatchPresenceAsync([scene.Bob.Id]).Within();
        await using var presences = watch.GetAsyncEnumerator();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal("before", presences.Current.Text);

        await scene.Server.StopAsync().Within();
        await Bounded.UntilAsync(() => scene.Client.Connection.State != ConnectionState.Live);
        await scene.Server.RestartAsync().Within();
        await bob.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        await bob.SetUserStatusAsync(UserStatus.Away, "after").Within();

        do Assert.True(await presences.MoveNextAsync().Within());
        while (presences.Current.Text != "after");
        Assert.Equal(UserStatus.Away, presences.Current.Status);
    }

    [Fact]
    public async Task Users_whose_adding_failed_may_be_added_again()
    {
        await using var scene = await Scene.OpenAsync();
        await using var watch = await scene.Client.WatchPresenceAsync([]).Within();
        await using var presences = watch.GetAsyncEnumerator();

        // The subscription is there by then, and goes again.
        scene.Server.Faults.RefuseRequests(1);
        await Assert.ThrowsAsync<CallException>(() => watch.AddAsync([scene.Bob.Id]).Within());

        await watch.AddAsync([scene.Bob.Id]).Within();
        Assert.True(await presences.MoveNextAsync().Within());
        Assert.Equal(scene.Bob.Id, presences.Current.Id);
    }

    [Fact]
    public async Task Its_end_ends_the_reading()
    {
        await using var scene = await Scene.OpenAsync();
        var watch = await scene.Client.WatchPresenceAsync([scene.Bob.Id]).Within();
        await using var presences = watch.GetAsyncEnumerator();
        Assert.True(await presences.MoveNextAsync().Within());

        var next = presences.MoveNextAsync();
        await watch.DisposeAsync().AsTask().Within();

        Assert.False(await next.Within());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => watch.AddAsync([scene.Alice.Id]).Within());
    }

    [Fact]
    public async Task The_end_of_the_connection_is_told()
    {
        await using var scene = await Scene.OpenAsync();
        await using var watch = await scene.Client.WatchPresenceAsync([scene.Bob.Id]).Within();
        await using var presences = watch.GetAsyncEnumerator();
        Assert.True(await presences.MoveNextAsync().Within());

        scene.Server.Faults.DropConnections();

        await Assert.ThrowsAsync<ConnectionLostException>(() => presences.MoveNextAsync().Within());
    }

    [Fact]
    public async Task It_has_one_reader_at_a_time()
    {
        await using var scene = await Scene.OpenAsync();
        await using var watch = await scene.Client.WatchPresenceAsync([scene.Bob.Id]).Within();
        await using var first = watch.GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync().Within());

        await using var second = watch.GetAsyncEnumerator();
        await Assert.ThrowsAsync<InvalidOperationException>(() => second.MoveNextAsync().Within());
    }

    private static (string Id, string? Name, UserStatus? Status, string? Text) Read(UserPresence presence) => (presence.Id, presence.Username, presence.Status, presence.Text);

    private static Task<RocketChatClient> JoinAsync(Scene scene) =>
        RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "bob", scene.Bob.PersonalAccessToken, FastHealing.Of).Within();
}
