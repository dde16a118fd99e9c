namespace Framewright.RocketChat;

/// <summary>What a user may do: the user's roles, matched with the server's permissions. Immutable; it does not follow later changes.</summary>
public sealed class PermissionSet
{
    private readonly Dictionary<string, HashSet<string>> rolesByPermission;
    private readonly HashSet<string> roles;
    private readonly Dictionary<string, HashSet<string>> rolesByRoom;

    /// <summary>Matches roles with permissions.</summary>
    /// <param name="permissions">The server's permissions.</param>
    /// <param name="roles">The ids of the roles that the user has on the whole server.</param>
    /// <param name="memberships">The user's memberships, for the roles in them; null when roles in rooms do not matter.</param>
    public PermissionSet(IEnumerable<Permission> permissions, IEnumerable<string> roles, IEnumerable<RoomSubscription>? memberships = null)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        rolesByPermission = permissions.ToDictionary(permission => permission.Id, permission => Set(permission.RoleIds), StringComparer.Ordinal);
        this.roles = Set(roles);
        rolesByRoom = (memberships ?? []).Where(membership => membership.RoomId is not null)
            .ToDictionary(membership => membership.RoomId!, membership => Set(membership.Roles), StringComparer.Ordinal);
    }

    /// <summary>The ids of the roles that the user has on the whole server.</summary>
    public IReadOnlySet<string> Roles => roles;

    /// <summary>The permissions that the user has everywhere, in the order of their names.</summary>
    public IEnumerable<string> Granted => rolesByPermission.Where(pair => pair.Value.Overlaps(roles)).Select(pair => pair.Key).Order(StringComparer.Ordinal);

    /// <summary>Whether the user may do something; no permission that the server does not know is granted.</summary>
    /// <param name="permission">The permission's name, such as <c>create-c</c>.</param>
    /// <param name="roomId">The room, so that the user's roles there count too; null for the whole server.</param>
    public bool Has(string permission, string? roomId = null) =>
        rolesByPermission.TryGetValue(permission, out var allowed)
        && (allowed.Overlaps(roles) || (roomId is not null && rolesByRoom.TryGetValue(roomId, out var local) && allowed.Overlaps(local)));

    private static HashSet<string> Set(IEnumerable<string>? values) => new(values ?? [], StringComparer.Ordinal);
}
