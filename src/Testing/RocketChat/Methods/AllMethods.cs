using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Every method of the server; any other name is answered with 404.</summary>
internal static class AllMethods
{
    public static MethodTable CreateTable() => new(
    [
        new Login(),
        new Logout(),
        new GetRooms(),
        new GetSubscriptions(),
        new GetMessages(),
        new GetRoomIdByNameOrId(),
        new GetSingleMessage(),
        new LoadHistory(),
        new SendMessage(),
        new UpdateMessage(),
        new DeleteMessage(),
        new SetReaction(),
        new ReadMessages(),
        new CreateRoom("createChannel", RoomKind.Channel),
        new CreateRoom("createPrivateGroup", RoomKind.PrivateGroup),
        new CreateDirectMessage(),
        new JoinRoom(),
        new LeaveRoom(),
        new SaveRoomSettings(),
        new NotifyRoom(),
        new NotifyUser(),
        new SetUserStatus(),
        new SetPresence("UserPresence:online", UserStatus.Online),
        new SetPresence("UserPresence:away", UserStatus.Away),
    ]);
}
