using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Makes a named room with the caller as owner; one class for channels and for private groups.</summary>
internal sealed class CreateRoom(string method, RoomKind kind) : IMethod
{
    public string Name => method;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var name = parameters.TextAt(0);
        var owner = caller.RequireUser(Name);
        if (!name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') || name.Length == 0)
            throw new DdpException(new DdpError("error-invalid-room-name", $"{name} is not a valid room name.", NameDetails(name)));
        if (caller.Workspace.Rooms.Named(name) is not null)
            throw new DdpException(new DdpError("error-duplicate-channel-name", $"A channel with name '{name}' exists", NameDetails(name)));
        var others = (parameters.At(1) as JsonArray ?? []).Select(node => caller.Workspace.Users.Named(node.Text())).OfType<TestUser>();
        var room = caller.Workspace.Rooms.Create(name, kind, owner, others.Prepend(owner));
        return MethodResult.Of(new JsonObject { ["rid"] = room.Id, ["name"] = name, ["t"] = room.KindLetter });
    }

    private static JsonObject NameDetails(string name) =>
        new() { ["function"] = "RocketChat.getValidRoomName", ["channel_name"] = name };
}
