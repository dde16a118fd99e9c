namespace Framewright.RocketChat;

/// <summary>Handlers of several kinds of events at once.</summary>
public static class RocketChatEventHandling
{
    /// <summary>Has a handler told of all events of some kinds; completes when the server has confirmed that it will.</summary>
    /// <remarks>
    /// One subscription serves the messages of all rooms, whatever their number, and those of rooms that come later. The handler runs off the receive loop, one event at a time; events of one kind come in order.
    /// What it throws is logged and told by <see cref="RealtimeConnection.HandlerFailed"/>, and harms nobody. Several handlers may share kinds: the server is asked once.
    /// After a break the subscriptions are restored by themselves.
    /// </remarks>
    /// <example>
    /// <code>
    /// await using var handling = await client.OnAsync(RocketChatEventKinds.Messages | RocketChatEventKinds.RoomsJoined, async (happened, cancellationToken) =>
    /// {
    ///     if (happened is RocketChatEvent.RoomJoined joined) await client.SendTextAsync(joined.Subscription.RoomId, "Hello!", cancellationToken: cancellationToken);
    /// });
    /// </code>
    /// </example>
    /// <param name="client">The client, logged in.</param>
    /// <param name="kinds">What to tell.</param>
    /// <param name="handler">Told of each event; its token is cancelled when the handling ends.</param>
    /// <param name="options">Rooms and buffers; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmations.</param>
    /// <returns>What ends it when it is disposed.</returns>
    /// <exception cref="ArgumentException">No kind is named, or one that needs rooms and has none.</exception>
    /// <exception cref="AuthenticationException">Nobody is logged in yet.</exception>
    /// <exception cref="SubscriptionRefusedException">The server refused one of them; none is left behind.</exception>
    /// <exception cref="CallTimeoutException">A confirmation did not come in time.</exception>
    /// <exception cref="ConnectionLostException">The connection is not live, or broke before the confirmations.</exception>
    public static async ValueTask<RocketChatEvents> OnAsync(
        this IRocketChatClient client,
        RocketChatEventKinds kinds,
        Func<RocketChatEvent, CancellationToken, ValueTask> handler,
        RocketChatEventOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(handler);
        options ??= new RocketChatEventOptions();
        if (kinds == RocketChatEventKinds.None) throw new ArgumentException("Name at least one kind of events.", nameof(kinds));
        if ((kinds & RocketChatEventKinds.Activities) != 0 && options.Rooms.Count == 0) throw new ArgumentException("Activities are told room by room: say which in RocketChatEventOptions.Rooms.", nameof(options));
        var userId = client.Identity?.UserId ?? throw new AuthenticationException("Events are a user's, and nobody is logged in yet. Connect first, with credentials.", isTransient: true);

        var events = new RocketChatEvents(client.Connection, kinds, handler);
        try
        {
            await new EventSources(client, userId, events, options, cancellationToken).OpenAsync().ConfigureAwait(false);
            return events;
        }
        catch
        {
            await events.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
