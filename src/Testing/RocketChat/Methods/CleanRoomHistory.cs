using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Deletes the messages of a room between two dates; the room hears of all of them in one event.</summary>
internal sealed class CleanRoomHistory : IMethod
{
    public string Name => "cleanRoomHistory";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var user = caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(request.Required("roomId"));
        if (room is null || !room.IsKeptBy(user))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        var latest = Ejson.ReadDate(request["latest"]) ?? throw new DdpException(DdpError.MatchFailed);
        var oldest = Ejson.ReadDate(request["oldest"]) ?? throw new DdpException(DdpError.MatchFailed);
        return MethodResult.Of(caller.Workspace.Messages.DeleteBetween(room, oldest, latest, request.Flag("inclusive", absent: true), request.Flag("excludePinned", absent: false)));
    }
}
