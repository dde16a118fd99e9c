using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>What people do with users, in one call each.</summary>
public static class RocketChatUsers
{
    /// <summary>Finds a user by the name, with or without <c>@</c>, or by the id. Over HTTP.</summary>
    /// <param name="client">The client.</param>
    /// <param name="nameOrId">The name that the user logs in and is mentioned with, or the id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="UserLookupException">Nobody has the name or the id, or the session's user may not see who.</exception>
    public static async ValueTask<User> FindUserAsync(this IRocketChatClient client, string nameOrId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(nameOrId);
        var name = nameOrId.TrimStart('@');
        try
        {
            return await client.GetUserByNameAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (CallException unknown) when (IsUnknown(unknown) && name.Length == nameOrId.Length)
        {
            // The name of one user may be the id of another; names come first.
        }
        catch (CallException unknown) when (IsUnknown(unknown))
        {
            throw new UserLookupException(nameOrId, unknown);
        }

        try
        {
            return await client.GetUserByIdAsync(nameOrId, cancellationToken).ConfigureAwait(false);
        }
        catch (CallException unknown) when (IsUnknown(unknown))
        {
            throw new UserLookupException(nameOrId, unknown);
        }
    }

    /// <summary>Whether users are there: first how things are, then every change, until the enumeration ends.</summary>
    /// <remarks>One subscription of the connection carries all users, whoever asks for them. For users that come and go use <see cref="WatchPresenceAsync"/>.</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="userIds">The users.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused, for example because nobody is logged in.</exception>
    public static async IAsyncEnumerable<UserPresence> PresenceOfAsync(this IRocketChatClient client, IEnumerable<string> userIds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watch = await client.WatchPresenceAsync(userIds, cancellationToken).ConfigureAwait(false);
        await using (((IAsyncDisposable)watch).ConfigureAwait(false))
        {
            await foreach (var presence in watch.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return presence;
        }
    }

    /// <summary>Begins to watch whether users are there. Further ones may be added, and some removed, while it runs.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="userIds">The users to begin with; may be empty.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The watch. Enumerate it, and dispose it to end it.</returns>
    /// <exception cref="SubscriptionRefusedException">The server refused, for example because nobody is logged in.</exception>
    /// <exception cref="CallException">The server did not say how things are.</exception>
    public static async ValueTask<PresenceWatch> WatchPresenceAsync(this IRocketChatClient client, IEnumerable<string> userIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(userIds);
        var watch = new PresenceWatch(client);
        try
        {
            await watch.AddAsync(userIds, cancellationToken).ConfigureAwait(false);
            return watch;
        }
        catch
        {
            await watch.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the session's user another picture.</summary>
    /// <param name="client">The client.</param>
    /// <param name="picture">The picture's bytes.</param>
    /// <param name="contentType">Its media type, such as <c>image/png</c>.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still take it.</param>
    /// <exception cref="CallException">The server refused, for example because it lets nobody change pictures.</exception>
    public static ValueTask SetAvatarAsync(this IRocketChatClient client, ReadOnlyMemory<byte> picture, string contentType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        return client.SetAvatarAsync($"data:{contentType};base64,{Convert.ToBase64String(picture.Span)}", contentType, "upload", cancellationToken: cancellationToken);
    }

    /// <summary>Where a user's picture is.</summary>
    /// <param name="server">The server: <c>https://chat.example.com</c>.</param>
    /// <param name="username">The user's name.</param>
    /// <param name="avatarETag">What changes with the picture (<see cref="User.AvatarETag"/>), so that a cache notices; null when it is not known.</param>
    public static Uri AvatarAddress(Uri server, string username, string? avatarETag = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentException.ThrowIfNullOrEmpty(username);
        var root = server.AbsoluteUri.TrimEnd('/');
        return new Uri($"{root}/avatar/{Uri.EscapeDataString(username)}{(avatarETag is null ? "" : $"?etag={Uri.EscapeDataString(avatarETag)}")}");
    }

    private static bool IsUnknown(CallException refused) =>
        refused.Code is RocketChatErrors.InvalidUser or "User not found." or RocketChatErrors.MethodNotFound || refused.Reason?.Contains("User not found", StringComparison.OrdinalIgnoreCase) == true
        || (refused.Reason?.Contains("does not match any users", StringComparison.OrdinalIgnoreCase) == true);
}
