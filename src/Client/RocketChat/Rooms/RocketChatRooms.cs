using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>What people do with rooms, in one call each.</summary>
public static class RocketChatRooms
{
    private const int MembersPerPage = 100;

    /// <summary>Finds one of the user's rooms by its name, with or without <c>#</c>, or by its id.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">The name as it stands in addresses, the name that is shown, or the id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="RoomLookupException">No room has the name, or several have.</exception>
    public static async ValueTask<Room> FindRoomAsync(this IRocketChatClient client, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var rooms = await client.GetRoomsAsync(cancellationToken).ConfigureAwait(false);
        var plain = name.TrimStart('#');
        var matches = rooms.Where(room => room.Id == plain).ToList();
        if (matches.Count == 0) matches = rooms.Where(room => room.Name == plain).ToList();
        if (matches.Count == 0) matches = rooms.Where(room => room.DisplayName == plain).ToList();
        return matches.Count == 1 ? matches[0] : throw new RoomLookupException(name, matches);
    }

    /// <summary>Makes the user a member of a channel by its name, with or without <c>#</c>. Nothing happens when the user is one already.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">The name as it stands in addresses.</param>
    /// <param name="joinCode">The code, where the channel needs one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The channel as it was before.</returns>
    /// <exception cref="RoomLookupException">There is no such channel, or the user may not see it.</exception>
    /// <exception cref="CallException">The server refused, for example because the code is wrong.</exception>
    public static async ValueTask<Room> JoinChannelAsync(this IRocketChatClient client, string name, string? joinCode = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(name);
        Room room;
        try
        {
            room = await client.GetRoomByNameAsync(RoomType.Channel, name.TrimStart('#'), cancellationToken).ConfigureAwait(false);
        }
        catch (CallException refused) when (refused.Refusal is RefusalKind.UnknownRoom or RefusalKind.NotAllowed)
        {
            throw new RoomLookupException(name, refused);
        }

        await client.JoinRoomAsync(room.Id, joinCode, cancellationToken).ConfigureAwait(false);
        return room;
    }

    /// <summary>Opens the direct messages with one or several users, which exist from then on.</summary>
    /// <param name="client">The client.</param>
    /// <param name="usernames">The other users' names, with or without <c>@</c>: one to seven.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">There are no names, or too many.</exception>
    /// <exception cref="CallException">The server knows none of the users, or does not let the user write to them.</exception>
    public static ValueTask<CreatedRoom> OpenDirectRoomAsync(this IRocketChatClient client, IReadOnlyList<string> usernames, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(usernames);
        string? At(int index) => index < usernames.Count ? usernames[index].TrimStart('@') : null;
        return usernames.Count switch
        {
            1 => client.CreateDirectMessageAsync(At(0)!, cancellationToken),
            >= 2 and <= 7 => client.CreateGroupMessageAsync(At(0)!, At(1)!, At(2), At(3), At(4), At(5), At(6), cancellationToken),
            _ => throw new ArgumentException($"Name one to seven other users, not {usernames.Count}. For more people create a private group.", nameof(usernames)),
        };
    }

    /// <summary>Who is in a room, page by page as they are taken.</summary>
    /// <remarks>Members who come and go meanwhile may be passed over, or come twice.</remarks>
    /// <param name="client">The client.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="withOffline">Whether members come too that are not there.</param>
    /// <param name="filter">A part of the name; null for anyone.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="CallException">The user may not see the room, or not who is in it.</exception>
    public static async IAsyncEnumerable<User> RoomMembersAsync(
        this IRocketChatClient client,
        string roomId,
        bool withOffline = true,
        string? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        for (var taken = 0; ;)
        {
            var page = await client.GetRoomMembersAsync(roomId, withOffline, new MemberPage { Limit = MembersPerPage, Skip = taken }, filter, cancellationToken).ConfigureAwait(false);
            foreach (var member in page.Members) yield return member;
            taken += page.Members.Count;
            if (page.Members.Count == 0 || taken >= page.Total) yield break;
        }
    }

    /// <summary>The rooms that become the user's or change, as they do so; rooms that are gone are passed over (the stream <c>RoomsChanged</c> has them).</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="userId">The session's user.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    public static async IAsyncEnumerable<Room> ChangedRoomsAsync(this IRocketChatClient client, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        await foreach (var change in client.RoomsChangedAsync(userId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (change.Change != ChangeKind.Removed) yield return change.Room;
        }
    }
}
