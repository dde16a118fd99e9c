using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Framewright.Versions;

namespace Framewright.Client.Tests.RocketChat.Rooms;

/// <summary>Channels joined by name, direct rooms opened, members listed, the user's list kept.</summary>
public sealed class ChannelTests
{
    [Theory]
    [InlineData("open")]
    [InlineData("#open")]
    public async Task A_channel_is_joined_by_its_name(string name)
    {
        await using var scene = await Scene.OpenAsync();
        var open = scene.Server.AddRoom("open", scene.Bob);

        var joined = await scene.Client.JoinChannelAsync(name).Within();

        Assert.Equal(open.Id, joined.Id);
        Assert.Contains(scene.Alice, open.Members);
    }

    [Theory]
    [InlineData("nowhere", RefusalKind.UnknownRoom)]
    [InlineData("secret", RefusalKind.UnknownRoom)]
    public async Task A_channel_that_the_user_may_not_see_is_a_lookup_error(string name, RefusalKind why)
    {
        await using var scene = await Scene.OpenAsync();

        var error = await Assert.ThrowsAsync<RoomLookupException>(() => scene.Client.JoinChannelAsync(name).Within());

        Assert.Equal(name, error.Name);
        Assert.Equal(why, Assert.IsType<CallException>(error.InnerException).Refusal);
        Assert.DoesNotContain(scene.Alice, scene.Secret.Members);
    }

    [Fact]
    public async Task Direct_rooms_are_opened_with_one_user_and_with_several()
    {
        await using var scene = await Scene.OpenAsync();
        var carol = scene.Server.AddUser("carol");

        var pair = await scene.Client.OpenDirectRoomAsync(["@bob"]).Within();
        var group = await scene.Client.OpenDirectRoomAsync(["bob", "carol"]).Within();

        Assert.Equal([scene.Alice, scene.Bob], scene.Server.Rooms.Single(room => room.Id == pair.Id).Members);
        Assert.Equal([scene.Alice, scene.Bob, carol], scene.Server.Rooms.Single(room => room.Id == group.Id).Members);
        Assert.Equal(RoomType.DirectMessage, group.Type);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public async Task A_direct_room_has_one_to_seven_others(int count)
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await scene.Client.OpenDirectRoomAsync([.. Enumerable.Repeat("bob", count)]));
    }

    [Fact]
    public async Task An_unknown_user_is_refused_as_such()
    {
        await using var scene = await Scene.OpenAsync();

        var error = await Assert.ThrowsAsync<CallException>(() => scene.Client.OpenDirectRoomAsync(["ghost"]).Within());

        Assert.Equal(RefusalKind.UnknownUser, error.Refusal);
    }

    [Fact]
    public async Task Members_come_page_by_page()
    {
        await using var scene = await Scene.OpenAsync();
        var crowd = Enumerable.Range(0, 250).Select(index => scene.Server.AddUser($"user{index:000}")).ToArray();
        var hall = scene.Server.AddRoom("hall", [scene.Alice, .. crowd]);

        var names = new List<string?>();
        await foreach (var member in scene.Client.RoomMembersAsync(hall.Id)) names.Add(member.Username);
        var filtered = new List<string?>();
        await foreach (var member in scene.Client.RoomMembersAsync(hall.Id, filter: "user24")) filtered.Add(member.Username);

        Assert.Equal(["alice", .. crowd.Select(user => user.Username)], names.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(240, 10).Select(index => $"user{index:000}"), filtered);
    }

    [Fact]
    public async Task The_users_list_is_kept()
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal(1, await scene.Client.HideRoomAsync(scene.Random.Id).Within());
        Assert.Equal(1, await scene.Client.SetFavoriteAsync(scene.General.Id, true).Within());

        var memberships = await scene.Client.GetSubscriptionsAsync().Within();
        Assert.False(memberships.Single(membership => membership.RoomId == scene.Random.Id).IsOpen);
        Assert.True(memberships.Single(membership => membership.RoomId == scene.General.Id).IsFavorite);

        Assert.Equal(1, await scene.Client.OpenRoomAsync(scene.Random.Id).Within());
        Assert.All(await scene.Client.GetSubscriptionsAsync().Within(), membership => Assert.True(membership.IsOpen));
    }

    [Fact]
    public async Task A_member_is_muted_and_unmuted()
    {
        await using var scene = await Scene.OpenAsync();
        var mine = scene.Server.AddRoom("mine", RoomKind.Channel, scene.Alice, scene.Bob);

        await scene.Client.MuteUserAsync(mine.Id, "bob").Within();
        var muted = (await scene.Client.FindRoomAsync("mine").Within()).MutedUsernames;
        await scene.Client.UnmuteUserAsync(mine.Id, "bob").Within();

        Assert.Equal(["bob"], muted!);
        Assert.Empty((await scene.Client.FindRoomAsync("mine").Within()).MutedUsernames ?? []);
    }

    [Fact]
    public async Task Older_servers_mute_over_the_socket_for_those_who_add_the_removed_methods()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Version = "7.2.0" });
        var mine = scene.Server.AddRoom("mine", RoomKind.Channel, scene.Alice, scene.Bob);

        Assert.True(await scene.Client.MuteUserInRoomAsync(new RoomMember { RoomId = mine.Id, Username = "bob" }).Within());

        Assert.Equal(["bob"], (await scene.Client.FindRoomAsync("mine").Within()).MutedUsernames!);
    }

    [Fact]
    public async Task Memberships_come_over_http_with_the_dates_that_it_has()
    {
        await using var scene = await Scene.OpenAsync();

        var socket = await scene.Client.GetSubscriptionsAsync().Within();
        var http = await scene.Client.GetSubscriptionsOverHttpAsync().Within();

        Assert.Equal(socket, http);
        Assert.NotNull(http[0].UpdatedAt);
    }

    [Fact]
    public async Task Servers_that_want_it_over_http_get_it_over_http()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { ServiceVersion = ServiceVersion.Parse("9.0") });

        var direct = await scene.Client.CreateDirectMessageAsync("bob").Within();
        await scene.Client.SetRoomTopicAsync(scene.General.Id, "plans").Within();

        Assert.Equal(RoomKind.Direct, scene.Server.Rooms.Single(room => room.Id == direct.Id).Kind);
        Assert.Equal("plans", scene.General.Topic);
        Assert.Equal(["/api/v1/im.create", "/api/v1/rooms.saveRoomSettings"], scene.Server.Requests.Select(request => request.Path).Where(path => path != "/api/info"));
    }
}
