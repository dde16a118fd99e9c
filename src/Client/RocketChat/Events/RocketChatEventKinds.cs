namespace Framewright.RocketChat;

/// <summary>What a handler of events is told of: any set of these.</summary>
[Flags]
public enum RocketChatEventKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Messages of all rooms of the user, new and changed: <see cref="RocketChatEvent.MessageArrived"/>.</summary>
    Messages = 1,

    /// <summary>Messages that were deleted: <see cref="RocketChatEvent.MessageDeleted"/>. Where the server leaves no mark, only in the rooms of <see cref="RocketChatEventOptions.Rooms"/>.</summary>
    Deletions = 2,

    /// <summary>Rooms that the user joined or was added to: <see cref="RocketChatEvent.RoomJoined"/>.</summary>
    RoomsJoined = 4,

    /// <summary>Rooms that the user left or was removed from: <see cref="RocketChatEvent.RoomLeft"/>.</summary>
    RoomsLeft = 8,

    /// <summary>What users do in the rooms of <see cref="RocketChatEventOptions.Rooms"/>, such as writing: <see cref="RocketChatEvent.ActivityChanged"/>.</summary>
    Activities = 16,

    /// <summary>Whether users are there: <see cref="RocketChatEvent.StatusChanged"/>.</summary>
    Statuses = 32,

    /// <summary>What the user is to be notified of: <see cref="RocketChatEvent.Notified"/>.</summary>
    Notifications = 64,

    /// <summary>The server ended the user's logins: <see cref="RocketChatEvent.LoggedOut"/>.</summary>
    ForcedLogouts = 128,

    /// <summary>What the connection does: <see cref="RocketChatEvent.ConnectionChanged"/>.</summary>
    Connection = 256,

    /// <summary>All that concerns the user as a whole: everything but <see cref="Activities"/> and <see cref="Statuses"/>, which are many.</summary>
    Own = Messages | Deletions | RoomsJoined | RoomsLeft | Notifications | ForcedLogouts | Connection,
}
