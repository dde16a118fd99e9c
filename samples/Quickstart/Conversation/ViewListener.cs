using Framewright.RocketChat;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>Listens with views: handlers run in place, on the frame's own bytes, and take out only what they print.</summary>
internal static class ViewListener
{
    public static async Task SubscribeAsync(Participant participant, string roomId, CancellationToken cancellationToken)
    {
        await participant.Client.SubscribeToRoomMessagesViewAsync(roomId, message => OnMessage(participant, message), cancellationToken: cancellationToken);
        participant.Did("Subscribe", "RoomMessages, as views in place");
    }

    private static void OnMessage(Participant participant, MessageView message)
    {
        var state = message.Kind is { } kind ? kind.ToString()
            : message.Reactions.IsPresent ? "reacted to"
            : message.ThreadReplyCount is > 0 ? "replied to"
            : message.ThreadId.IsPresent ? "reply"
            : "new";
        var subject = message.Kind is null ? message.Id : message.Text;
        participant.Saw("RoomMessages", subject.ToString(), state, $"{message.Sender.Username.ToString()}: {message.Text.ToString()}  ({state}, read in place)");
    }
}
