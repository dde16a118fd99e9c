using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A room by its kind and its name or id, when the user may read it.</summary>
internal sealed class GetRoomByTypeAndName : IMethod
{
    public string Name => "getRoomByTypeAndName";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var (kind, name) = (parameters.TextAt(0), parameters.TextAt(1));
        var rooms = caller.Workspace.Rooms;
        var room = rooms.Named(name) ?? rooms.Find(name);
        if (room is null || room.KindLetter != kind)
            throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        return room.IsReadableBy(caller.User)
            ? MethodResult.Of(room.ToDocument())
            : throw new DdpException(DdpError.NotIn("error-no-permission", "No permission", Name));
    }
}
