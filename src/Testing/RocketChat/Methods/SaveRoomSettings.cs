using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Changes one setting of a room, or several at once; names and topics have effects.</summary>
internal sealed class SaveRoomSettings : IMethod
{
    public string Name => "saveRoomSettings";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var roomId = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(roomId) ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        if (!room.IsKeptBy(user))
        {
            throw new DdpException(new DdpError("error-action-not-allowed", "Editing room is not allowed", new JsonObject
            {
                ["method"] = Name,
                ["action"] = "Editing_room",
            }));
        }

        if (parameters.At(1) is JsonObject settings)
        {
            foreach (var (setting, value) in settings)
                Apply(caller, room, user, setting, value);
        }
        else
        {
            Apply(caller, room, user, parameters.TextAt(1), parameters.At(2));
        }

        return MethodResult.Of(new JsonObject { ["result"] = true, ["rid"] = room.Id });
    }

    private void Apply(Caller caller, TestRoom room, TestUser user, string setting, JsonNode? value)
    {
        switch (setting)
        {
            case "roomName" when value.Text() is { Length: > 0 } name && name != room.Name:
                caller.Workspace.Rooms.Rename(room, user, name);
                break;
            case "roomTopic" when (value.Text() ?? "") != (room.Topic ?? ""):
                caller.Workspace.Rooms.SetTopic(room, user, value.Text() ?? "");
                break;
            case "roomName" or "roomTopic":
                break;
            default:
                throw new DdpException(DdpError.NotIn("error-invalid-settings", "Invalid settings provided", Name));
        }
    }
}
