namespace Framewright.RocketChat;

/// <summary>Tells a room what the user is doing.</summary>
public static class RocketChatTyping
{
    /// <summary>Tells a room that the user writes, or has stopped. Repeat it every five seconds while it lasts; <see cref="StartTyping"/> does.</summary>
    /// <param name="client">The client; it has to know its <see cref="RocketChatClient.Username"/>.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="isTyping">False when the user has stopped.</param>
    /// <param name="threadId">The thread that the user writes in; null for the room itself.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">The client does not know its user's name.</exception>
    public static ValueTask SendTypingAsync(this RocketChatClient client, string roomId, bool isTyping = true, string? threadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.SendUserActivityAsync(roomId, NameOf(client), isTyping ? [Activity.Typing] : [], new ActivityDetails { ThreadId = threadId }, cancellationToken);
    }

    /// <summary>Tells a room that the user writes until the notice is disposed: <c>await using var typing = client.StartTyping(room.Id);</c></summary>
    /// <param name="client">The client; it has to know its <see cref="RocketChatClient.Username"/>.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="threadId">The thread that the user writes in; null for the room itself.</param>
    /// <param name="activity">What the user does; null for typing.</param>
    /// <param name="time">What measures the time between two notices; null for the system's clock.</param>
    /// <returns>The notice. Dispose it when the user stops.</returns>
    /// <exception cref="InvalidOperationException">The client does not know its user's name.</exception>
    public static TypingNotice StartTyping(this RocketChatClient client, string roomId, string? threadId = null, Activity? activity = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(roomId);
        return new TypingNotice(client, NameOf(client), roomId, threadId, activity ?? Activity.Typing, time ?? TimeProvider.System);
    }

    private static string NameOf(RocketChatClient client) =>
        client.Username ?? throw new InvalidOperationException("The server wants to know who types: start the client with a user's name, or set Username.");
}
