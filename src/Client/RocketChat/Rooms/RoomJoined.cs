namespace Framewright.RocketChat;

/// <summary>The user is a member of a room now: joined it, was added to it, or created it.</summary>
public sealed record RoomJoined : RoomMembership
{
    internal RoomJoined(RoomSubscription subscription)
        : base(subscription)
    {
    }
}
