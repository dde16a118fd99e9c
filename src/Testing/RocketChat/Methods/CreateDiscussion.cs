using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Makes a room for a subject of another room, in which a message tells of it.</summary>
internal sealed class CreateDiscussion : IMethod
{
    public string Name => "createDiscussion";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var title = request.Required("t_name");
        var user = caller.RequireUser(Name);
        var origin = request["pmid"].Text() is { } id ? caller.Workspace.Messages.Find(id) : null;
        var parent = origin?.Room ?? caller.Workspace.Rooms.Find(request["prid"].Text())
            ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", "DiscussionCreation"));
        if (parent.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", "DiscussionCreation"));
        var others = (request["users"] as JsonArray ?? []).Select(name => caller.Workspace.Users.Named(name.Text())).OfType<TestUser>();
        var room = caller.Workspace.Rooms.CreateDiscussion(parent, title, user, others);
        if (request["reply"].Text() is { Length: > 0 } reply)
            caller.Workspace.Messages.Post(room, user, new JsonObject { ["_id"] = Ids.Document(), ["rid"] = room.Id, ["msg"] = reply });
        var document = room.ToDocument();
        document["rid"] = room.Id;
        return MethodResult.Of(document);
    }
}
