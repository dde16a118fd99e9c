using Framewright.RocketChat;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>Listens with records: events wait in a buffer of the subscription, and handlers may take their time.</summary>
internal static class RecordListener
{
    public static async Task SubscribeAsync(Participant participant, string roomId, CancellationToken cancellationToken)
    {
        var client = participant.Client;
        await client.SubscribeToRoomMessagesAsync(roomId, (message, _) => OnMessage(participant, message), cancellationToken: cancellationToken);
        participant.Did("Subscribe", "RoomMessages, as records");
        await client.SubscribeToRoomActivityAsync(roomId, (activity, _) => OnActivity(participant, activity), cancellationToken: cancellationToken);
        participant.Did("Subscribe", "RoomActivity");
        await client.SubscribeToRoomsChangedAsync(participant.UserId, (change, _) => OnRoomChange(participant, change), cancellationToken: cancellationToken);
        participant.Did("Subscribe", "RoomsChanged");
    }

    private static ValueTask OnMessage(Participant participant, Message message)
    {
        var state = message switch
        {
            { Kind: { } kind } => kind.ToString(),
            { Reactions: { } } => "reacted to",
            { ThreadReplyCount: > 0 } => "replied to",
            { ThreadId: not null } => "reply",
            _ => "new",
        };
        var reactions = message.Reactions is { } all ? $" {string.Join(" ", all.Select(one => $"{one.Key} by {string.Join(", ", one.Value.Usernames)}"))}" : "";
        participant.Saw("RoomMessages", message.Kind is null ? message.Id : message.Text, state, $"{message.Sender.Username}: {message.Text}  ({state}{reactions})");
        return ValueTask.CompletedTask;
    }

    private static ValueTask OnActivity(Participant participant, UserActivity activity)
    {
        var state = activity.Activities.Contains(Activity.Typing) ? "types" : "stopped";
        participant.Saw("RoomActivity", activity.Username, state, activity.Activities.Count == 0 ? $"{activity.Username} stopped" : $"{activity.Username}: {string.Join(", ", activity.Activities)}");
        return ValueTask.CompletedTask;
    }

    private static ValueTask OnRoomChange(Participant participant, RoomChange change)
    {
        var room = change.Room;
        participant.Saw("RoomsChanged", room.Name ?? room.Id, change.Change.ToString(), $"#{room.Name}: {change.Change}, members: {room.UserCount}");
        return ValueTask.CompletedTask;
    }
}
