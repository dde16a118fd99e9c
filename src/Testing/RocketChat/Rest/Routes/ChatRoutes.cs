using System.Globalization;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>Messages: <c>chat.*</c>.</summary>
internal static class ChatRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Post("chat.sendMessage", Send),
        RestRoute.Post("chat.postMessage", Post),
        RestRoute.Post("chat.update", Update),
        RestRoute.Post("chat.delete", Delete),
        RestRoute.Post("chat.react", React),
        RestRoute.Post("chat.pinMessage", request => Mark(request, "pinMessage")),
        RestRoute.Post("chat.unPinMessage", request => Mark(request, "unpinMessage")),
        RestRoute.Post("chat.starMessage", request => Star(request, stars: true)),
        RestRoute.Post("chat.unStarMessage", request => Star(request, stars: false)),
        RestRoute.Post("chat.followMessage", request => Follow(request, "followMessage")),
        RestRoute.Post("chat.unfollowMessage", request => Follow(request, "unfollowMessage")),
        RestRoute.Get("chat.search", Search),
        RestRoute.Get("chat.getMessage", GetMessage),
        RestRoute.Get("chat.syncMessages", Sync),
    ];

    private static RestAnswer Send(RestRequest request)
    {
        if (request.Body["message"] is not JsonObject message)
            throw new DdpException(new DdpError("error-invalid-params", "The \"message\" parameter must be provided."));
        if (message["rid"].Text() is null)
            return RestAnswer.Failure("The 'rid' property on the message object is missing.");
        return Sent(request, (JsonObject)message.DeepClone());
    }

    /// <summary>Takes the room's id, its name, or <c>@</c> and a user's name.</summary>
    private static RestAnswer Post(RestRequest request)
    {
        var target = request.Body["roomId"].Text() ?? request.Body["channel"].Text() ?? throw RestRequest.Missing("roomId");
        var room = FindTarget(request, target) ?? throw new DdpException(new DdpError("error-room-not-found", "invalid-channel"));
        var draft = new JsonObject { ["_id"] = Ids.Document(), ["rid"] = room.Id, ["msg"] = request.Body["text"].Text() ?? "" };
        foreach (var name in new[] { "tmid", "alias", "avatar", "emoji", "attachments" })
        {
            if (request.Body[name] is { } value)
                draft[name] = value.DeepClone();
        }

        if (room.MembershipOf(request.User) is null)
            throw new DdpException(new DdpError("error-not-allowed", "Not allowed"));
        Methods.SendMessage.Check(request.Caller, room, draft["msg"].Text()!);
        var message = request.Workspace.Messages.Post(room, request.User, draft);
        return RestAnswer.Success(new JsonObject
        {
            ["ts"] = message.CreatedAt,
            ["channel"] = target,
            ["message"] = message.Document.DeepClone(),
        });
    }

    private static TestRoom? FindTarget(RestRequest request, string target)
    {
        var rooms = request.Workspace.Rooms;
        if (target.StartsWith('@'))
            return request.Workspace.Users.Named(target[1..]) is { } other ? rooms.Direct([request.User, other]) : null;
        return rooms.Find(target) ?? rooms.Named(target.TrimStart('#'));
    }

    private static RestAnswer Sent(RestRequest request, JsonObject draft)
    {
        draft["_id"] ??= Ids.Document();
        var id = draft["_id"].Text();
        request.Call("sendMessage", draft);
        return RestAnswer.Success(new JsonObject { ["message"] = request.Workspace.Messages.Find(id)?.Document.DeepClone() });
    }

    private static RestAnswer Update(RestRequest request)
    {
        var message = Find(request, request.Required("msgId"), request.Required("roomId"));
        request.Call("updateMessage", new JsonObject { ["_id"] = message.Id, ["rid"] = message.Room.Id, ["msg"] = request.Required("text") });
        return RestAnswer.Success(new JsonObject { ["message"] = message.Document.DeepClone() });
    }

    private static RestAnswer Delete(RestRequest request)
    {
        var message = Find(request, request.Required("msgId"), request.Required("roomId"));
        var reference = new JsonObject { ["_id"] = message.Id, ["rid"] = message.Room.Id, ["u"] = message.Author.ShortReference() };
        request.Call("deleteMessage", new JsonObject { ["_id"] = message.Id });
        return RestAnswer.Success(new JsonObject
        {
            ["_id"] = message.Id,
            ["ts"] = request.Workspace.Clock.Now.ToString(CultureInfo.InvariantCulture),
            ["message"] = reference,
        });
    }

    private static RestAnswer React(RestRequest request)
    {
        var message = Existing(request, request.Required("messageId"));
        var emoji = request.Body["emoji"].Text() ?? request.Body["reaction"].Text() ?? throw new DdpException(new DdpError("error-emoji-param-not-provided", "The required \"emoji\" param is missing."));
        request.Call("setReaction", emoji, message.Id, request.Body["shouldReact"]?.DeepClone());
        return RestAnswer.Success();
    }

    private static RestAnswer Mark(RestRequest request, string method)
    {
        var message = Existing(request, request.Required("messageId"));
        request.Call(method, new JsonObject { ["_id"] = message.Id });
        return method == "pinMessage" ? RestAnswer.Success(new JsonObject { ["message"] = message.Document.DeepClone() }) : RestAnswer.Success();
    }

    private static RestAnswer Star(RestRequest request, bool stars)
    {
        var message = Existing(request, request.Required("messageId"));
        request.Call("starMessage", new JsonObject { ["_id"] = message.Id, ["starred"] = stars });
        return RestAnswer.Success();
    }

    private static RestAnswer Follow(RestRequest request, string method)
    {
        request.Call(method, new JsonObject { ["mid"] = request.Required("mid") });
        return RestAnswer.Success();
    }

    private static RestAnswer Search(RestRequest request)
    {
        var found = request.Call("messageSearch", request.RequiredInQuery("searchText"), request.RequiredInQuery("roomId"), request.InQuery("count", 20), request.InQuery("offset", 0));
        return found is JsonObject ? RestAnswer.Success(new JsonObject { ["messages"] = found["message"]!["docs"]!.DeepClone() }) : RestAnswer.Failure(new DdpError("error-room-not-found"));
    }

    private static RestAnswer GetMessage(RestRequest request)
    {
        var message = request.Call("getSingleMessage", request.RequiredInQuery("msgId"));
        return message is null ? RestAnswer.Failure(error: (string?)null) : RestAnswer.Success(new JsonObject { ["message"] = message });
    }

    private static RestAnswer Sync(RestRequest request)
    {
        var since = request.DateInQuery("lastUpdate") ?? throw new DdpException(new DdpError("error-param-required", "The required \"lastUpdate\" query param is missing"));
        return RestAnswer.Success(new JsonObject
        {
            ["result"] = request.Call("messages/get", request.RequiredInQuery("roomId"), new JsonObject { ["lastUpdate"] = since }),
        });
    }

    private static StoredMessage Find(RestRequest request, string id, string roomId)
    {
        var message = request.Workspace.Messages.Find(id) ?? throw new DdpException(new DdpError("error-message-not-found", $"No message found with the id of \"{id}\"."));
        return message.Room.Id == roomId ? message : throw new DdpException(new DdpError("error-invalid-room", "The room id provided does not match where the message is from."));
    }

    private static StoredMessage Existing(RestRequest request, string id) =>
        request.Workspace.Messages.Find(id) ?? throw new DdpException(new DdpError("error-message-not-found", "The provided \"messageId\" does not match any existing message."));
}
