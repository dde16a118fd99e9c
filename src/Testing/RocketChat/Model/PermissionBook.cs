namespace Framewright.Testing.RocketChat.Model;

/// <summary>Who may do what. Guarded by the workspace's lock.</summary>
internal sealed class PermissionBook
{
    private readonly Workspace workspace;
    private readonly SortedDictionary<string, Permission> permissions = new(StringComparer.Ordinal);

    public PermissionBook(Workspace workspace)
    {
        this.workspace = workspace;
        Set("create-c", "admin", "user", "bot");
        Set("create-d", "admin", "user", "bot");
        Set("create-p", "admin", "user", "bot");
        Set("mute-user", "admin", "owner", "moderator");
        Set("pin-message", "admin", "owner", "moderator");
        Set("view-privileged-setting", "admin");
    }

    public IEnumerable<Permission> All => permissions.Values;

    /// <summary>Sets who may do a thing, and tells those who listen.</summary>
    public void Set(string id, params string[] roles)
    {
        var change = permissions.ContainsKey(id) ? "updated" : "inserted";
        var permission = permissions[id] = new Permission(id, roles, workspace.Clock.Next());
        workspace.Broadcast.Publish(Broadcast.NotifyLogged, "permissions-changed", [change, permission.ToDocument()]);
    }
}
