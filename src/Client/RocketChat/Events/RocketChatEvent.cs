namespace Framewright.RocketChat;

/// <summary>Something that happened, as <see cref="RocketChatEventHandling.OnAsync"/> tells it: one of the records in here.</summary>
public abstract record RocketChatEvent
{
    private protected RocketChatEvent(RocketChatEventKinds kind) => Kind = kind;

    /// <summary>What kind it is: exactly one.</summary>
    public RocketChatEventKinds Kind { get; }

    /// <summary>A message is new.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Participation">What its room is to the user; null when the server does not say.</param>
    public sealed record MessageArrived(Message Message, MessageParticipation? Participation) : RocketChatEvent(RocketChatEventKinds.NewMessages);

    /// <summary>Something about a message changed.</summary>
    /// <param name="Change">What changed, and the message as it is now.</param>
    /// <param name="Participation">What its room is to the user; null when the server does not say.</param>
    public sealed record MessageChanged(MessageChange Change, MessageParticipation? Participation) : RocketChatEvent(RocketChatEventKinds.ChangedMessages);

    /// <summary>A message was deleted.</summary>
    /// <param name="MessageId">The message's id.</param>
    /// <param name="RoomId">The room that it was in.</param>
    public sealed record MessageDeleted(string MessageId, string RoomId) : RocketChatEvent(RocketChatEventKinds.DeletedMessages);

    /// <summary>The user is a member of one more room.</summary>
    /// <param name="Subscription">The membership, with the room's name and id.</param>
    public sealed record RoomJoined(RoomSubscription Subscription) : RocketChatEvent(RocketChatEventKinds.RoomsJoined);

    /// <summary>The user is no longer a member of a room.</summary>
    /// <param name="Subscription">What the server still tells of the membership: the room's id at least.</param>
    public sealed record RoomLeft(RoomSubscription Subscription) : RocketChatEvent(RocketChatEventKinds.RoomsLeft);

    /// <summary>A user began or ended something in a room, such as writing.</summary>
    /// <param name="RoomId">The room.</param>
    /// <param name="Activity">Who does what.</param>
    public sealed record ActivityChanged(string RoomId, UserActivity Activity) : RocketChatEvent(RocketChatEventKinds.Activities);

    /// <summary>A user came, went, or says something else of it.</summary>
    /// <param name="Change">Who, and what is the case now.</param>
    public sealed record StatusChanged(UserStatusChange Change) : RocketChatEvent(RocketChatEventKinds.Statuses);

    /// <summary>The server ended logins of the user. When this session's is among them, its connection breaks next.</summary>
    /// <param name="SessionId">The session that is meant; null when all of the user are.</param>
    public sealed record LoggedOut(string? SessionId) : RocketChatEvent(RocketChatEventKinds.ForcedLogouts);

    /// <summary>The user is to be notified of something.</summary>
    /// <param name="Notification">What to show.</param>
    public sealed record Notified(MessageNotification Notification) : RocketChatEvent(RocketChatEventKinds.Notifications);

    /// <summary>The connection does something else now.</summary>
    /// <param name="Change">The state before, the state now, and why.</param>
    public sealed record ConnectionChanged(StateChange Change) : RocketChatEvent(RocketChatEventKinds.Connection);
}
