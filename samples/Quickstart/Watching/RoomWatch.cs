using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Watching;

/// <summary>Subscribes to what happens in rooms and prints it.</summary>
internal sealed class RoomWatch(RocketChatClient client, RoomNames rooms, Transcript transcript)
{
    /// <summary>One subscription to all messages is cheap; activity takes one for each room, and servers limit how many may be made at once.</summary>
    private const int MostActivities = 20;

    /// <summary>Subscribes; the subscriptions outlive broken sockets, and end with the connection.</summary>
    /// <param name="roomIds">The rooms to watch; none for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Subscription>> SubscribeAsync(IReadOnlyCollection<string> roomIds, CancellationToken cancellationToken)
    {
        var subscriptions = new List<Subscription> { await client.SubscribeToRoomsChangedAsync(client.UserId!, OnRoomChange, cancellationToken: cancellationToken) };
        Room[] watched = roomIds.Count == 0 ? [.. rooms.Rooms.Take(MostActivities)] : [.. rooms.Rooms.Where(room => roomIds.Contains(room.Id))];
        if (roomIds.Count == 0) subscriptions.Add(await client.SubscribeToAllMyMessagesAsync((mine, _) => OnMessage(mine.Message), cancellationToken: cancellationToken));
        foreach (var room in watched)
        {
            if (roomIds.Count > 0) subscriptions.Add(await client.SubscribeToRoomMessagesAsync(room.Id, (message, _) => OnMessage(message), cancellationToken: cancellationToken));
            subscriptions.Add(await client.SubscribeToRoomActivityAsync(room.Id, (activity, _) => OnActivity(room.Id, activity), cancellationToken: cancellationToken));
            transcript.Call(rooms[room.Id], "Subscribe", $"{room.Type?.ToString() ?? "room"}, id {room.Id}");
        }

        if (roomIds.Count == 0) transcript.Note($"Messages of all {rooms.Rooms.Count} rooms; activity in {watched.Length} of them.");
        return subscriptions;
    }

    private ValueTask OnMessage(Message message)
    {
        var marks = string.Concat(
            message.Kind is { } kind ? $" ({kind})" : "",
            message.ThreadId is null ? "" : " (in a thread)",
            message.EditedAt is null ? "" : " (edited)",
            message.IsRepeated() ? " (again)" : "");
        transcript.Event(rooms[message.RoomId], "RoomMessages", $"{message.Sender.Username}: {message.Text}{marks}");
        return ValueTask.CompletedTask;
    }

    private ValueTask OnActivity(string roomId, UserActivity activity)
    {
        var what = activity.Activities.Count == 0 ? "stopped" : string.Join(", ", activity.Activities);
        transcript.Event(rooms[roomId], "RoomActivity", $"{activity.Username}: {what}");
        return ValueTask.CompletedTask;
    }

    private ValueTask OnRoomChange(RoomChange change, CancellationToken cancellationToken)
    {
        rooms.Learn(change.Room);
        transcript.Event(rooms[change.Room.Id], "RoomsChanged", change.Change.ToString());
        return ValueTask.CompletedTask;
    }
}
