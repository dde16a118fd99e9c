using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Which subscriptions exist and who may have them.</summary>
internal static class StreamCatalog
{
    public static bool IsPublication(string name) =>
        name is "meteor.loginServiceConfiguration" or "meteor_autoupdate_clientVersions" or "userData" or "activeUsers";

    public static bool IsStream(string name) =>
        name is Broadcast.RoomMessages or Broadcast.NotifyRoom or Broadcast.NotifyUser or Broadcast.NotifyLogged
            or Broadcast.NotifyAll or Broadcast.RoomData or "stream-roles" or "stream-notify-room-users";

    /// <summary>Returns why the session may not have this event, or null when it may.</summary>
    public static DdpError? Check(DdpSession session, string stream, string eventName)
    {
        if (eventName.Length == 0)
            return new DdpError("invalid-event-name");
        return IsAllowed(session, stream, eventName) ? null : DdpError.NotAllowed;
    }

    private static bool IsAllowed(DdpSession session, string stream, string eventName)
    {
        if (stream == Broadcast.NotifyAll)
            return true;
        if (session.User is not { } user)
            return false;
        return stream switch
        {
            Broadcast.RoomMessages => eventName == Broadcast.MyMessages || MayRead(session, eventName),
            Broadcast.RoomData => MayRead(session, eventName),
            Broadcast.NotifyRoom or "stream-notify-room-users" => MayRead(session, eventName.Split('/')[0]),
            Broadcast.NotifyUser => eventName.StartsWith(user.Id + "/", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static bool MayRead(DdpSession session, string roomId) =>
        session.Workspace.Rooms.Find(roomId)?.IsReadableBy(session.User) == true;
}
