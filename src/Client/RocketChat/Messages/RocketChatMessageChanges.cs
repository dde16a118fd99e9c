using System.Runtime.CompilerServices;

namespace Framewright.RocketChat;

/// <summary>
/// Streams of messages with repeats told apart. A server delivers a message again after each change of it: an edit, a reaction, a reply in its
/// thread, a preview of an address.
/// </summary>
/// <remarks>
/// Gaps are filled and told as those of <c>RoomMessages</c> (<see cref="MessageChangeOptions.Subscription"/>); what was fetched is told apart too.
/// What a server deletes without leaving a mark is no message any more: <c>MessageDeletions</c> tells of it, and <see cref="SubscriptionOptions.OnDeleted"/> where it happened during a gap.
/// </remarks>
public static class RocketChatMessageChanges
{
    /// <summary>What happens to a room's messages, each with its reason.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="options">How much is remembered, and the settings of the subscription; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused, or the user is not a member any more.</exception>
    public static IAsyncEnumerable<MessageChange> RoomMessageChangesAsync(this IRocketChatClient client, string roomId, MessageChangeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new MessageChangeOptions();
        return TellApartAsync(client.RoomMessagesAsync(roomId, options.Subscription), options, cancellationToken);
    }

    /// <summary>A room's new messages, each once. What the server notes, such as who joined, is among them (<see cref="Message.Kind"/>).</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="options">How much is remembered, and the settings of the subscription; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused, or the user is not a member any more.</exception>
    public static IAsyncEnumerable<Message> NewRoomMessagesAsync(this IRocketChatClient client, string roomId, MessageChangeOptions? options = null, CancellationToken cancellationToken = default) =>
        OnlyNewAsync(client.RoomMessageChangesAsync(roomId, options, CancellationToken.None), cancellationToken);

    /// <summary>What happens to messages of all rooms that the user can see, by one subscription: the way to follow many rooms, since servers limit how many subscriptions are made.</summary>
    /// <remarks>Nothing can be fetched here for a gap; it is told (<see cref="SubscriptionOptions.OnGap"/>).</remarks>
    /// <param name="client">The client, logged in.</param>
    /// <param name="options">How much is remembered, and the settings of the subscription; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused.</exception>
    public static IAsyncEnumerable<MessageChange> MyMessageChangesAsync(this IRocketChatClient client, MessageChangeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new MessageChangeOptions();
        return TellApartAsync(MessagesOfAsync(client.AllMyMessagesAsync(options.Subscription), CancellationToken.None), options, cancellationToken);
    }

    /// <summary>New messages of all rooms that the user can see, each once, by one subscription.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="options">How much is remembered, and the settings of the subscription; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the sequence with a cancellation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused.</exception>
    public static IAsyncEnumerable<Message> MyNewMessagesAsync(this IRocketChatClient client, MessageChangeOptions? options = null, CancellationToken cancellationToken = default) =>
        OnlyNewAsync(client.MyMessageChangesAsync(options, CancellationToken.None), cancellationToken);

    /// <summary>Subscribes to what happens to a room's messages; completes when the server has confirmed.</summary>
    /// <param name="client">The client, logged in.</param>
    /// <param name="roomId">The room.</param>
    /// <param name="handler">Called with one change after the other, never at the same time.</param>
    /// <param name="options">How much is remembered, and the settings of the subscription; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The subscription. Dispose it to end it.</returns>
    /// <exception cref="SubscriptionRefusedException">The server refused.</exception>
    public static ValueTask<Subscription> SubscribeToRoomMessageChangesAsync(
        this IRocketChatClient client,
        string roomId,
        Func<MessageChange, CancellationToken, ValueTask> handler,
        MessageChangeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(handler);
        var settings = options ?? new MessageChangeOptions();
        var memory = new MessageMemory(settings.RememberedMessages);
        return client.SubscribeToRoomMessagesAsync(
            roomId,
            (message, token) =>
            {
                var change = memory.Classify(message);
                return IsHidden(change, settings) ? ValueTask.CompletedTask : handler(change, token);
            },
            settings.Subscription,
            cancellationToken);
    }

    private static async IAsyncEnumerable<MessageChange> TellApartAsync(IAsyncEnumerable<Message> messages, MessageChangeOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var memory = new MessageMemory(options.RememberedMessages);
        await foreach (var message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var change = memory.Classify(message);
            if (!IsHidden(change, options)) yield return change;
        }
    }

    private static async IAsyncEnumerable<Message> MessagesOfAsync(IAsyncEnumerable<MyMessage> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in events.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return item.Message;
    }

    private static async IAsyncEnumerable<Message> OnlyNewAsync(IAsyncEnumerable<MessageChange> changes, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var change in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (change.Kind == MessageChangeKind.New) yield return change.Message;
        }
    }

    private static bool IsHidden(MessageChange change, MessageChangeOptions options) => options.HidesDeleted && change.Kind == MessageChangeKind.Deleted;
}
