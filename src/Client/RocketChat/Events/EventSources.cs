namespace Framewright.RocketChat;

/// <summary>Opens the subscriptions under a handler of events: as few as its kinds need.</summary>
internal sealed class EventSources(IRocketChatClient client, string userId, RocketChatEvents events, RocketChatEventOptions options, CancellationToken cancellationToken)
{
    private readonly MessageMemory memory = new(new MessageChangeOptions().RememberedMessages);

    public async ValueTask OpenAsync()
    {
        if (events.Has(RocketChatEventKinds.Messages)) events.Add(await client.SubscribeToAllMyMessagesAsync(TellAsync, options.Subscriptions, cancellationToken).ConfigureAwait(false));
        if (events.Has(RocketChatEventKinds.RoomsJoined | RocketChatEventKinds.RoomsLeft)) events.Add(await client.SubscribeToSubscriptionsChangedAsync(userId, TellAsync, options.Subscriptions, cancellationToken).ConfigureAwait(false));
        if (events.Has(RocketChatEventKinds.Notifications)) events.Add(await client.SubscribeToDesktopNotificationsAsync(userId, TellAsync, options.Subscriptions, cancellationToken).ConfigureAwait(false));
        if (events.Has(RocketChatEventKinds.ForcedLogouts)) events.Add(await client.SubscribeToForcedLogoutsAsync(userId, TellAsync, options.Subscriptions, cancellationToken).ConfigureAwait(false));
        if (events.Has(RocketChatEventKinds.Statuses)) events.Add(await client.SubscribeToUserStatusesAsync(TellAsync, options.Subscriptions, cancellationToken).ConfigureAwait(false));
        foreach (var room in options.Rooms) await OpenAsync(room).ConfigureAwait(false);
    }

    private async ValueTask OpenAsync(string room)
    {
        if (events.Has(RocketChatEventKinds.DeletedMessages))
            events.Add(await client.SubscribeToMessageDeletionsAsync(room, (message, token) => events.TellAsync(new RocketChatEvent.MessageDeleted(message.Id, room), token), options.Subscriptions, cancellationToken).ConfigureAwait(false));
        if (events.Has(RocketChatEventKinds.Activities))
            events.Add(await client.SubscribeToRoomActivityAsync(room, (activity, token) => events.TellAsync(new RocketChatEvent.ActivityChanged(room, activity), token), options.Subscriptions, cancellationToken).ConfigureAwait(false));
    }

    private ValueTask TellAsync(MyMessage delivered, CancellationToken token)
    {
        var change = memory.Classify(delivered.Message);
        return events.TellAsync(
            change.Kind switch
            {
                MessageChangeKind.New => new RocketChatEvent.MessageArrived(change.Message, delivered.Participation),
                MessageChangeKind.Deleted => new RocketChatEvent.MessageDeleted(change.Message.Id, change.Message.RoomId),
                _ => new RocketChatEvent.MessageChanged(change, delivered.Participation),
            },
            token);
    }

    private ValueTask TellAsync(SubscriptionChange change, CancellationToken token)
    {
        if (change.Change == ChangeKind.Inserted) return events.TellAsync(new RocketChatEvent.RoomJoined(change.Subscription), token);
        if (change.Change == ChangeKind.Removed) return events.TellAsync(new RocketChatEvent.RoomLeft(change.Subscription), token);
        return ValueTask.CompletedTask;
    }

    private ValueTask TellAsync(UserStatusChange change, CancellationToken token) => events.TellAsync(new RocketChatEvent.StatusChanged(change), token);

    private ValueTask TellAsync(ForcedLogout logout, CancellationToken token) => events.TellAsync(new RocketChatEvent.LoggedOut(logout.SessionId), token);

    private ValueTask TellAsync(DesktopNotification notification, CancellationToken token) => events.TellAsync(new RocketChatEvent.Notified(MessageNotification.Of(notification)), token);
}
