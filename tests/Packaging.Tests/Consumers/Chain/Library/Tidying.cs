using Framewright.RocketChat;

namespace Library;

public static class Tidying
{
    public static async Task TidyAsync(this IRocketChatClient client, string roomId, string messageId)
    {
        await client.MarkRoomAsReadAsync(roomId);
        await client.DeleteMessageAsync(new MessageReference { Id = messageId });
    }
}
