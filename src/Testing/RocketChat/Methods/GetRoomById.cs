using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A room by its id, when the user may read it.</summary>
internal sealed class GetRoomById : IMethod
{
    public string Name => "getRoomById";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        caller.RequireUser(Name);
        return caller.Workspace.Rooms.Find(id) is { } room && room.IsReadableBy(caller.User)
            ? MethodResult.Of(room.ToDocument())
            : throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
    }
}
