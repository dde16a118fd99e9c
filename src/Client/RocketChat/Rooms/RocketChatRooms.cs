using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>What people do with rooms, in one call each.</summary>
public static class RocketChatRooms
{
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
