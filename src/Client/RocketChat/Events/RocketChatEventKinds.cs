namespace Framewright.RocketChat;

/// <summary>What a handler of events is told of: any set of these.</summary>
[Flags]
public enum RocketChatEventKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>New messages of all rooms of the user: <see cref="RocketChatEvent.MessageArrived"/>.</summary>
    NewMessages = 1,

    /// <summary>Messages that were edited, reacted to, replied to, pinned and so on: <see cref="RocketChatEvent.MessageChanged"/>.</summary>
    ChangedMessages = 2,

    /// <summary>Messages that were deleted: <see cref="RocketChatEvent.MessageDeleted"/>. Where the server leaves no mark, only in the rooms of <see cref="RocketChatEventOptions.Rooms"/>.</summary>
    DeletedMessages = 4,

    /// <summary>All that happens to messages.</summary>
    Messages = NewMessages | ChangedMessages | DeletedMessages,

    /// <summary>Rooms that the user joined or was added to: <see cref="RocketChatEvent.RoomJoined"/>.</summary>
    RoomsJoined = 8,

    /// <summary>Rooms that the user left or was removed from: <see cref="RocketChatEvent.RoomLeft"/>.</summary>
    RoomsLeft = 16,

    /// <summary>What users do in the rooms of <see cref="RocketChatEventOptions.Rooms"/>, such as writing: <see cref="RocketChatEvent.ActivityChanged"/>.</summary>
    Activities = 32,

    /// <summary>Whether users are there: <see cref="RocketChatEvent.StatusChanged"/>.</summary>
    Statuses = 64,

    /// <summary>What the user is to be notified of: <see cref="RocketChatEvent.Notified"/>.</summary>
    Notifications = 128,

    /// <summary>The server ended logins of the user: <see cref="RocketChatEvent.LoggedOut"/>.</summary>
    ForcedLogouts = 256,

    /// <summary>What the connection does: <see cref="RocketChatEvent.ConnectionChanged"/>.</summary>
    Connection = 512,

    /// <summary>All that concerns the user as a whole: everything but <see cref="Activities"/> and <see cref="Statuses"/>, which are many.</summary>
    Own = Messages | RoomsJoined | RoomsLeft | Notifications | ForcedLogouts | Connection,
}
