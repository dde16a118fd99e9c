using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>Rooms and memberships.</summary>
internal static class RoomRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Post("im.create", CreateDirect),
        RestRoute.Post("groups.create", request => Create(request, "createPrivateGroup", "group")),
        RestRoute.Post("channels.create", request => Create(request, "createChannel", "channel")),
        RestRoute.Post("channels.join", request => Done(request, "joinRoom")),
        RestRoute.Post("rooms.leave", request => Done(request, "leaveRoom")),
        RestRoute.Post("channels.leave", request => Done(request, "leaveRoom")),
        RestRoute.Post("groups.leave", request => Done(request, "leaveRoom")),
        RestRoute.Post("rooms.saveRoomSettings", SaveSettings),
        RestRoute.Post("rooms.createDiscussion", CreateDiscussion),
        RestRoute.Post("rooms.muteUser", request => Mute(request, "muteUserInRoom")),
        RestRoute.Post("rooms.unmuteUser", request => Mute(request, "unmuteUserInRoom")),
        RestRoute.Post("rooms.favorite", Favorite),
        RestRoute.Get("rooms.info", Info),
        RestRoute.Get("rooms.get", request => Changes(request, "rooms/get")),
        RestRoute.Get("subscriptions.get", request => Changes(request, "subscriptions/get")),
        RestRoute.Get("subscriptions.getOne", GetMembership),
        RestRoute.Post("subscriptions.read", Read),
        RestRoute.Post("subscriptions.unread", Unread),
        RestRoute.Get("channels.history", request => History(request, RoomKind.Channel)),
        RestRoute.Get("groups.history", request => History(request, RoomKind.PrivateGroup)),
        RestRoute.Get("im.history", request => History(request, RoomKind.Direct)),
    ];

    private static RestAnswer CreateDirect(RestRequest request)
    {
        var names = request.Body["usernames"].Text() is { } list ? list.Split(',', StringSplitOptions.TrimEntries) : [request.Required("username")];
        var created = (JsonObject)request.Call("createDirectMessage", [.. names.Select(name => (JsonNode)name)])!;
        created["_id"] = created["rid"]!.DeepClone();
        return RestAnswer.Success(new JsonObject { ["room"] = created });
    }

    private static RestAnswer Create(RestRequest request, string method, string member)
    {
        var created = request.Call(method, request.Required("name"), request.Body["members"]?.DeepClone() ?? new JsonArray())!;
        return RestAnswer.Success(new JsonObject { [member] = request.Workspace.Rooms.Find(created["rid"].Text())!.ToDocument() });
    }

    private static RestAnswer Done(RestRequest request, string method)
    {
        var room = request.Workspace.Rooms.Find(request.Required("roomId")) ?? throw NotFound();
        request.Call(method, room.Id);
        return RestAnswer.Success();
    }

    private static RestAnswer SaveSettings(RestRequest request)
    {
        var settings = (JsonObject)request.Body.DeepClone();
        settings.Remove("rid");
        request.Call("saveRoomSettings", request.Required("rid"), settings);
        return RestAnswer.Success(new JsonObject { ["rid"] = request.Required("rid") });
    }

    private static RestAnswer CreateDiscussion(RestRequest request) =>
        RestAnswer.Success(new JsonObject { ["discussion"] = request.Call("createDiscussion", request.Body.DeepClone()) });

    private static RestAnswer Mute(RestRequest request, string method)
    {
        var username = request.Workspace.Users.WithId(request.Body["userId"].Text())?.Username ?? request.Required("username");
        request.Call(method, new JsonObject { ["rid"] = request.Required("roomId"), ["username"] = username });
        return RestAnswer.Success();
    }

    private static RestAnswer Favorite(RestRequest request)
    {
        request.Call("toggleFavorite", request.Required("roomId"), request.Body["favorite"]?.DeepClone());
        return RestAnswer.Success();
    }

    private static RestAnswer Info(RestRequest request) => RestAnswer.Success(new JsonObject { ["room"] = FindReadable(request).ToDocument() });

    private static RestAnswer Changes(RestRequest request, string method)
    {
        var result = request.Call(method, request.DateInQuery("updatedSince"));
        var members = result as JsonObject ?? new JsonObject { ["update"] = result, ["remove"] = new JsonArray() };
        return RestAnswer.Success(members);
    }

    private static RestAnswer GetMembership(RestRequest request) => RestAnswer.Success(new JsonObject
    {
        ["subscription"] = request.Workspace.Rooms.Find(request.RequiredInQuery("roomId"))?.MembershipOf(request.User)?.ToDocument(),
    });

    private static RestAnswer Read(RestRequest request)
    {
        request.Call("readMessages", request.Body["rid"].Text() ?? request.Required("roomId"));
        return RestAnswer.Success();
    }

    private static RestAnswer Unread(RestRequest request)
    {
        request.Call("unreadMessages", request.Body["firstUnreadMessage"]?.DeepClone(), request.Body["roomId"]?.DeepClone());
        return RestAnswer.Success();
    }

    private static RestAnswer History(RestRequest request, RoomKind kind)
    {
        var room = FindReadable(request);
        if (room.Kind != kind)
            throw NotFound();
        var latest = Ejson.ReadDate(request.DateInQuery("latest")) ?? long.MaxValue;
        var oldest = Ejson.ReadDate(request.DateInQuery("oldest")) ?? long.MinValue;
        var edges = request.InQuery("inclusive") == "true" ? 0 : 1;
        var messages = request.Workspace.Messages.In(room)
            .Where(message => message.CreatedAt + edges <= latest && message.CreatedAt - edges >= oldest)
            .OrderByDescending(message => message.CreatedAt)
            .Skip(request.InQuery("offset", 0))
            .Take(request.InQuery("count", 20));
        return RestAnswer.Success(new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => message.Document.DeepClone())]) });
    }

    private static TestRoom FindReadable(RestRequest request)
    {
        var rooms = request.Workspace.Rooms;
        var room = request.InQuery("roomId") is { } id ? rooms.Find(id) : rooms.Named(request.RequiredInQuery("roomName"));
        return room?.IsReadableBy(request.User) == true ? room : throw NotFound();
    }

    private static DdpException NotFound() =>
        new(new DdpError("error-room-not-found", "The required \"roomId\" or \"roomName\" param provided does not match any channel"));
}
