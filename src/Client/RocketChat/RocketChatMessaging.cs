namespace Framewright.RocketChat;

/// <summary>What people do with messages, in one call each.</summary>
public static class RocketChatMessaging
{
    /// <summary>Sends a text to a room, under an id that is chosen here.</summary>
    /// <param name="client">The client.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="text">The text.</param>
    /// <param name="threadId">The message to reply to in its thread; null for the room itself.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still store the message.</param>
    /// <returns>The id of the message.</returns>
    /// <exception cref="CallException">The server refused, for example because the user is not a member of the room.</exception>
    public static async ValueTask<string> SendTextAsync(this IRocketChatClient client, string roomId, string text, string? threadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var message = new OutgoingMessage { Id = MessageId.Create(), RoomId = roomId, Text = text, ThreadId = threadId };
        await client.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Id;
    }

    /// <summary>Tells a room that the user writes, or has stopped. Repeat it every five seconds while it lasts.</summary>
    /// <param name="client">The client; it has to know its <see cref="RocketChatClient.Username"/>.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="isTyping">False when the user has stopped.</param>
    /// <param name="threadId">The thread that the user writes in; null for the room itself.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">The client does not know its user's name.</exception>
    public static ValueTask SendTypingAsync(this RocketChatClient client, string roomId, bool isTyping = true, string? threadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var username = client.Username ?? throw new InvalidOperationException("The server wants to know who types: start the client with a user's name, or set Username.");
        return client.SendUserActivityAsync(roomId, username, isTyping ? [Activity.Typing] : [], new ActivityDetails { ThreadId = threadId }, cancellationToken);
    }

    /// <summary>Whether the server sends the message again because of a reaction or a reply in its thread; a new message has neither.</summary>
    /// <param name="message">The message as a stream delivered it.</param>
    public static bool IsRepeated(this Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Reactions is { Count: > 0 } || message.ThreadReplyCount is > 0 || message.ThreadParticipantIds is { Count: > 0 };
    }
}
