using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Which subscriptions exist and who may have them.</summary>
internal static class StreamCatalog
{
    /// <summary>Streams that no client may write to. Their methods are there all the same.</summary>
    public static IReadOnlyList<string> Unwritable { get; } =
    [
        Broadcast.RoomMessages, Broadcast.NotifyLogged, Broadcast.NotifyAll, Broadcast.RoomData, Broadcast.UserPresence, "stream-roles", "stream-importers",
        "stream-livechat-room", "stream-integrationHistory", "stream-canned-responses", "stream-livechat-inquiry-queue-observer", "stream-apps", "stream-apps-engine",
        "stream-local",
    ];

    public static bool IsPublication(string name) =>
        name is "meteor.loginServiceConfiguration" or "meteor_autoupdate_clientVersions" or "userData" or "activeUsers";

    public static bool IsStream(string name) =>
        name is Broadcast.NotifyRoom or Broadcast.NotifyUser or "stream-notify-room-users" || (name != Broadcast.UserPresence && Unwritable.Contains(name));

    /// <summary>Returns why the session may not have this event, or null when it may.</summary>
    public static DdpError? Check(DdpSession session, string stream, string eventName)
    {
        if (eventName.Length == 0)
            return new DdpError("invalid-event-name");
        return IsAllowed(session, stream, eventName) ? null : DdpError.NotAllowed;
    }

    private static bool IsAllowed(DdpSession session, string stream, string eventName)
    {
        if (stream is Broadcast.NotifyAll or "stream-importers" or "stream-apps")
            return true;
        if (session.User is not { } user)
            return false;
        return stream switch
        {
            Broadcast.RoomMessages => eventName == Broadcast.MyMessages || MayRead(session, eventName),
            Broadcast.RoomData => MayRead(session, eventName),
            Broadcast.NotifyRoom => MayRead(session, eventName.Split('/')[0]),
            Broadcast.NotifyUser => eventName.StartsWith(user.Id + "/", StringComparison.Ordinal),
            Broadcast.NotifyLogged when eventName == "private-settings-changed" => user.IsAdministrator,
            Broadcast.NotifyLogged or "stream-roles" => true,
            "stream-canned-responses" or "stream-integrationHistory" or "stream-livechat-inquiry-queue-observer" => user.IsAdministrator,
            _ => false,
        };
    }

    private static bool MayRead(DdpSession session, string roomId) =>
        session.Workspace.Rooms.Find(roomId)?.IsReadableBy(session.User) == true;
}
