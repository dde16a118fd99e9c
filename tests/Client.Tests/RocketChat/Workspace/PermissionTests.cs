using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Workspace;

/// <summary>What a user may do.</summary>
public sealed class PermissionTests
{
    private static readonly Permission[] Permissions =
    [
        new() { Id = "create-c", RoleIds = ["admin", "user"] },
        new() { Id = "edit-room", RoleIds = ["admin", "owner"] },
        new() { Id = "manage-assets", RoleIds = ["admin"] },
        new() { Id = "nobody", RoleIds = null },
    ];

    [Theory]
    [InlineData("create-c", null, true)]
    [InlineData("edit-room", null, false)]
    [InlineData("edit-room", "mine", true)]
    [InlineData("edit-room", "other", false)]
    [InlineData("edit-room", "unknown", false)]
    [InlineData("manage-assets", "mine", false)]
    [InlineData("nobody", "mine", false)]
    [InlineData("no-such-permission", null, false)]
    public void Roles_on_the_server_and_in_a_room_count(string permission, string? roomId, bool expected)
    {
        var set = new PermissionSet(
            Permissions,
            ["user"],
            [new RoomSubscription { Id = "s1", RoomId = "mine", Roles = ["owner"] }, new RoomSubscription { Id = "s2", RoomId = "other" }]);

        Assert.Equal(expected, set.Has(permission, roomId));
    }

    [Fact]
    public void What_is_granted_everywhere_is_listed()
    {
        Assert.Equal(["create-c"], new PermissionSet(Permissions, ["user"]).Granted);
        Assert.Equal(["create-c", "edit-room", "manage-assets"], new PermissionSet(Permissions, ["user", "admin"]).Granted);
        Assert.Empty(new PermissionSet(Permissions, []).Granted);
    }

    [Fact]
    public async Task A_session_learns_what_its_user_may_do()
    {
        await using var scene = await Scene.OpenAsync();
        var permissions = await scene.Client.GetPermissionsAsync().Within();
        var forAdministrators = permissions.First(permission => permission.RoleIds is { } roles && roles.Contains("admin") && !roles.Contains("user")).Id;
        var forUsers = permissions.First(permission => permission.RoleIds is { } roles && roles.Contains("user")).Id;

        var plain = await scene.Client.GetMyPermissionsAsync().Within();
        scene.Alice.IsAdministrator = true;
        var all = await scene.Client.GetMyPermissionsAsync().Within();

        Assert.True(plain.Has(forUsers));
        Assert.False(plain.Has(forAdministrators));
        Assert.True(all.Has(forAdministrators));
        Assert.Equal(["admin", "user"], all.Roles.Order(StringComparer.Ordinal));
    }
}
