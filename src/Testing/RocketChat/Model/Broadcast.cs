using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>Sends stream events to whoever is subscribed: once per subscription, twice to a connection that subscribed twice.</summary>
internal sealed class Broadcast(List<DdpSession> sessions)
{
    public const string RoomMessages = "stream-room-messages";
    public const string NotifyRoom = "stream-notify-room";
    public const string NotifyUser = "stream-notify-user";
    public const string NotifyLogged = "stream-notify-logged";
    public const string NotifyAll = "stream-notify-all";
    public const string RoomData = "stream-room-data";
    public const string UserPresence = "stream-user-presence";
    public const string MyMessages = "__my_messages__";

    public void Publish(string stream, string eventName, JsonArray args, DdpSession? except = null)
    {
        byte[]? frame = null;
        foreach (var session in sessions)
        {
            if (session == except)
                continue;
            for (var count = session.Subscriptions.Count(stream, eventName); count > 0; count--)
                session.Send(frame ??= WireText.Write(DdpFrames.Event(stream, eventName, args)));
        }
    }

    public void Message(StoredMessage message)
    {
        var room = message.Room;
        foreach (var session in sessions.Where(session => room.MembershipOf(session.User) is not null))
        {
            for (var count = session.Subscriptions.Count(RoomMessages, MyMessages); count > 0; count--)
            {
                var context = new JsonObject { ["roomParticipant"] = true, ["roomType"] = room.KindLetter };
                if (room.Name is { } name)
                    context["roomName"] = name;
                session.Send(DdpFrames.Event(RoomMessages, MyMessages, [message.Document.DeepClone(), context]));
            }
        }

        Publish(RoomMessages, room.Id, [message.Document.DeepClone()]);
    }

    public void Room(TestRoom room)
    {
        foreach (var membership in room.Memberships)
            ToUser(membership.User, "rooms-changed", "updated", room.ToDocument());
        Publish(RoomData, room.Id, [room.ToDocument()]);
    }

    public void Membership(Membership membership, string change = "updated") =>
        ToUser(membership.User, "subscriptions-changed", change, membership.ToDocument());

    public void ToUser(TestUser user, string eventName, params JsonNode?[] args) =>
        Publish(NotifyUser, $"{user.Id}/{eventName}", new JsonArray(args));

    /// <summary>Tells a user's own sockets of a change of the account.</summary>
    public void UserData(TestUser user, string path, JsonNode value) => ToUser(user, "userData", new JsonObject
    {
        ["type"] = "updated",
        ["id"] = user.Id,
        ["diff"] = new JsonObject { [path] = value.DeepClone() },
        ["unset"] = new JsonObject(),
    });

    public void Presence(TestUser user)
    {
        var (status, text) = ((int)user.Status, user.StatusText);
        foreach (var session in sessions.Where(session => session.Subscriptions.WatchesPresenceOf(user)))
        {
            session.Send(new JsonObject
            {
                ["msg"] = "changed",
                ["collection"] = UserPresence,
                ["id"] = user.Id,
                ["fields"] = new JsonObject
                {
                    ["uid"] = user.Id,
                    ["eventName"] = user.Id,
                    ["args"] = new JsonArray(new JsonArray(user.Username, status, text)),
                },
            });
        }

        Publish(NotifyLogged, "user-status", [new JsonArray(user.Id, user.Username, status, text, user.Name, new JsonArray("user"))]);
    }
}
