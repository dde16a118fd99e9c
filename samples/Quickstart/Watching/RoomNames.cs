using System.Collections.Concurrent;
using Framewright.RocketChat;

namespace Framewright.Samples.Quickstart.Watching;

/// <summary>The user's rooms and what to call them. Safe to use from any thread.</summary>
internal sealed class RoomNames
{
    private readonly ConcurrentDictionary<string, string> byId = new(StringComparer.Ordinal);

    /// <summary>The rooms as they were read, the liveliest first.</summary>
    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    public string this[string roomId] => byId.TryGetValue(roomId, out var name) ? name : roomId;

    public async Task ReadAsync(RocketChatClient client, CancellationToken cancellationToken)
    {
        var rooms = await client.GetRoomsAsync(cancellationToken);
        Rooms = [.. rooms.OrderByDescending(room => room.LastMessageAt ?? room.UpdatedAt ?? DateTimeOffset.MinValue)];
        foreach (var room in rooms) Learn(room);
    }

    public void Learn(Room room)
    {
        if ((room.DisplayName ?? room.Name) is { } name) byId[room.Id] = "#" + name;
        else if (room.Usernames is { } names) byId[room.Id] = "@" + string.Join(",", names);
    }
}
