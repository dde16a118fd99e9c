namespace Framewright.RocketChat;

/// <summary>What people do with messages, in one call each.</summary>
/// <remarks>
/// What a server has retired goes over HTTP from the version on that the schema names, once the connection knows the server's version
/// (<see cref="RealtimeConnection.ServiceVersion"/>); reacting and deleting find out by themselves.
/// </remarks>
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
        await client.SendMessageAsync(message, cancellationToken: cancellationToken).ConfigureAwait(false);
        return message.Id;
    }

    /// <summary>Replies to a message, in its thread: the one that it is in, or the one that begins with it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still store the reply.</param>
    /// <returns>The id of the reply.</returns>
    /// <exception cref="CallException">The server refused, for example because threads are switched off.</exception>
    public static ValueTask<string> ReplyAsync(this IRocketChatClient client, Message message, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return client.SendTextAsync(message.RoomId, text, message.ThreadId ?? message.Id, cancellationToken);
    }

    /// <summary>Changes a message's text.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="text">Its new text.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still change it.</param>
    /// <exception cref="CallException">The server refused, for example because it is somebody else's message, or too old.</exception>
    public static ValueTask EditAsync(this IRocketChatClient client, Message message, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(message);
        return client.UpdateMessageAsync(message.Id, message.RoomId, text, cancellationToken: cancellationToken);
    }

    /// <summary>Deletes a message: over the socket, or over HTTP where the server has no method for it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still delete it.</param>
    /// <exception cref="CallException">The server refused, for example because it is somebody else's message, or too old.</exception>
    public static ValueTask DeleteAsync(this IRocketChatClient client, Message message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(message);
        return OrOverHttpAsync(
            client.DeleteOwnMessageAsync(message.Id, message.RoomId, cancellationToken),
            () => client.DeleteOwnMessageOverHttpAsync(message.Id, message.RoomId, cancellationToken));
    }

    /// <summary>Reacts to a message, or takes the reaction back: over the socket, or over HTTP where the server has no method for it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="reaction">The emoji.</param>
    /// <param name="shouldReact">False to take the reaction back.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still react.</param>
    /// <exception cref="CallException">The server refused, for example because there is no such emoji.</exception>
    public static ValueTask ReactAsync(this IRocketChatClient client, Message message, Emoji reaction, bool shouldReact = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(message);
        return OrOverHttpAsync(
            client.SetReactionAsync(reaction, message.Id, shouldReact, cancellationToken),
            () => client.SetReactionOverHttpAsync(reaction, message.Id, shouldReact, cancellationToken));
    }

    /// <summary>Pins a message in its room, or takes the pin away.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="isPinned">False to take the pin away.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still do it.</param>
    /// <exception cref="CallException">The server refused, for example because the user may not pin in this room.</exception>
    public static ValueTask PinAsync(this IRocketChatClient client, Message message, bool isPinned = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(message);
        return isPinned ? client.PinMessageAsync(message.Id, cancellationToken) : client.UnpinMessageAsync(message.Id, cancellationToken);
    }

    /// <summary>Stars a message for the user alone, or takes the star away.</summary>
    /// <param name="client">The client.</param>
    /// <param name="message">The message.</param>
    /// <param name="isStarred">False to take the star away.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still do it.</param>
    /// <exception cref="CallException">The server refused, for example because stars are switched off.</exception>
    public static ValueTask StarAsync(this IRocketChatClient client, Message message, bool isStarred = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(message);
        return isStarred ? client.StarMessageAsync(message.Id, message.RoomId, cancellationToken) : client.UnstarMessageAsync(message.Id, message.RoomId, cancellationToken);
    }

    /// <summary>Whether the server sends the message again because of a reaction or a reply in its thread; a new message has neither.</summary>
    /// <remarks>Looks at this version alone. <see cref="RocketChatMessageChanges"/> compares versions, and tells more kinds of change apart.</remarks>
    /// <param name="message">The message as a stream delivered it.</param>
    public static bool IsRepeated(this Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Reactions is { Count: > 0 } || message.ThreadReplyCount is > 0 || message.ThreadParticipantIds is { Count: > 0 };
    }

    /// <summary>A connection may not know the server's version; the server's answer tells then that the method is gone.</summary>
    private static async ValueTask OrOverHttpAsync(ValueTask call, Func<ValueTask> overHttp)
    {
        try
        {
            await call.ConfigureAwait(false);
            return;
        }
        catch (CallException error) when (error.StatusCode is null && error.Code == RocketChatErrors.MethodNotFound)
        {
            // Falls through: the other way is tried outside of the handler, so that its error is not taken for this one's.
        }

        await overHttp().ConfigureAwait(false);
    }
}
