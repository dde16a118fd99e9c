namespace Framewright.RocketChat;

/// <summary>The user is no member of a room any more: left it, was removed from it, or the room is gone.</summary>
public sealed record RoomLeft : RoomMembership
{
    internal RoomLeft(RoomSubscription subscription)
        : base(subscription)
    {
    }
}
