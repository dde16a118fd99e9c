namespace Framewright.RocketChat;

/// <summary>The user became a member of a room, or is none any more: a <see cref="RoomJoined"/> or a <see cref="RoomLeft"/>.</summary>
public abstract record RoomMembership
{
    private protected RoomMembership(RoomSubscription subscription) => Subscription = subscription;

    /// <summary>The membership: as it is for a room that was joined, as it last was for one that was left.</summary>
    public RoomSubscription Subscription { get; }

    /// <summary>The room's id.</summary>
    public string RoomId => Subscription.RoomId ?? "";
}
