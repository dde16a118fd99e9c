using static Framewright.RocketChat.RocketChatClientStreams;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>The streams that recordings are read with: what a busy client is subscribed to. Another one is a line more.</summary>
public static class KnownStreams
{
    /// <summary>The more special first: the first one that matches is taken.</summary>
    private static readonly KnownStream[] All =
    [
        KnownStream.Of("stream-room-messages", "__my_messages__", AllMyMessages),
        KnownStream.Of("stream-room-messages", "", RoomMessages),
        KnownStream.Of("stream-notify-room", "/user-activity", RoomActivity),
        KnownStream.Of("stream-notify-room", "/deleteMessage", MessageDeletions),
        KnownStream.Of("stream-notify-room", "/messagesRead", MessagesRead),
        KnownStream.Of("stream-notify-user", "/subscriptions-changed", SubscriptionsChanged),
        KnownStream.Of("stream-notify-user", "/rooms-changed", RoomsChanged),
        KnownStream.Of("stream-notify-user", "/notification", DesktopNotifications),
        KnownStream.Of("stream-notify-user", "/message", PrivateMessages),
        KnownStream.Of("stream-notify-user", "/userData", OwnUser),
        KnownStream.Of("stream-notify-logged", "user-status", UserStatuses),
        KnownStream.Of("stream-notify-logged", "roles-change", RoleAssignments),
        KnownStream.Of("stream-notify-logged", "updateAvatar", AvatarsChanged),
        KnownStream.Of("stream-notify-logged", "Users:NameChanged", UsersRenamed),
        KnownStream.Of("stream-notify-logged", "permissions-changed", PermissionsChanged),
        KnownStream.Of("stream-notify-logged", "private-settings-changed", PrivateSettingsChanged),
        KnownStream.Of("stream-notify-all", "public-settings-changed", PublicSettingsChanged),
        KnownStream.Of("stream-room-data", "", RoomData),
        KnownStream.Of("stream-roles", "roles", RolesChanged),
    ];

    /// <summary>The stream that a route leads to; null for none of these.</summary>
    public static KnownStream? Find(string collection, string eventName) => Array.Find(All, stream => stream.Matches(collection, eventName));
}
