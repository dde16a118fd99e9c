namespace Framewright.RocketChat;

/// <summary>What the session's user may do.</summary>
public static class RocketChatPermissions
{
    /// <summary>Reads the user's roles, on the server and in rooms, and what they allow. The roles on the server come over HTTP.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">Nobody is logged in yet.</exception>
    /// <exception cref="CallException">The server refused.</exception>
    public static async ValueTask<PermissionSet> GetMyPermissionsAsync(this RocketChatClient client, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var userId = client.UserId ?? throw new InvalidOperationException("Nobody is logged in yet: connect first.");
        var permissions = await client.GetPermissionsAsync(cancellationToken).ConfigureAwait(false);
        var memberships = await client.GetSubscriptionsAsync(cancellationToken).ConfigureAwait(false);
        var profile = await client.GetUserByIdAsync(userId, cancellationToken).ConfigureAwait(false);
        return new PermissionSet(permissions, profile.Roles ?? [], memberships);
    }
}
