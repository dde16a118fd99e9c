using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Parsing;
using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Recorded;

/// <summary>What real servers answered and sent, through the types that the schema describes.</summary>
public sealed class RecordedBodyTests
{
    private delegate void Decoder(ReadOnlySpan<byte> body);

    private static readonly Dictionary<string, Decoder> Results = new(StringComparer.Ordinal)
    {
        ["login"] = body => Assert.NotEqual("", LoginResult.Parse(body).UserId),
        ["sendMessage"] = body => AssertMessage(Message.Parse(body), body),
        ["loadHistory"] = body => Assert.All(MessageHistory.Parse(body).Messages, message => Assert.NotEqual("", message.Id)),
        ["createChannel"] = body => Assert.NotEqual("", CreatedRoom.Parse(body).Id),
        ["createDirectMessage"] = body => Assert.NotEqual("", CreatedRoom.Parse(body).Id),
        ["rooms/get"] = body => Assert.All(Rooms(body), room => Assert.NotEqual("", room.Id)),
        ["getRoomIdByNameOrId"] = body => Assert.Equal(JsonKind.String, RawJson.Copy(body).Kind),
    };

    [Fact]
    public void Every_result_that_the_schema_types_is_read_by_its_type()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (method, frame) in Recording.Names.SelectMany(RepliesOf))
        {
            if (!Results.TryGetValue(method, out var decode)) continue;
            var bytes = Encoding.UTF8.GetBytes(frame);
            Ddp.ReadHeader(bytes, 0, out var header);
            if (header.Body < 0) continue;
            var cursor = new JsonCursor(bytes, header.Body, header.BodyDepth);

            decode(cursor.Skip().Of(bytes));

            Ddp.ReadTail(bytes, cursor.Position, ref header);
            Assert.Equal(-1, header.Error);
            read.Add(method);
        }

        Assert.Equal(Results.Keys.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_event_that_the_schema_types_is_read_by_its_stream_and_lacks_nothing()
    {
        var scratch = new ViewScratch();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var frame in Recording.Names.SelectMany(name => Recording.Frames(name, "in")))
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            Ddp.ReadHeader(bytes, 0, out var header);
            if (header.Role != FrameRole.Event || header.RouteCount != 2) continue;
            scratch.Reset();
            var collection = JsonToken.TextOrNull(header.Route[0].Of(bytes));
            var eventName = JsonToken.TextOrNull(header.Route[1].Of(bytes))!;
            switch (collection, eventName.Split('/')[^1])
            {
                case ("stream-room-messages", "__my_messages__"):
                    AssertMessage(Read(RocketChatClientStreams.AllMyMessages, bytes, header, scratch).Message, FirstArgument(frame));
                    read.Add("AllMyMessages");
                    break;
                case ("stream-room-messages", _):
                    var message = Read(RocketChatClientStreams.RoomMessages, bytes, header, scratch);
                    AssertMessage(message, FirstArgument(frame));
                    AssertKey(message, RocketChatClientStreams.RoomMessages.Key!, new JsonCursor(bytes, header.Body, header.BodyDepth).Skip().Of(bytes));
                    read.Add("RoomMessages");
                    break;
                case ("stream-notify-user", "rooms-changed"):
                    Assert.True(Read(RocketChatClientStreams.RoomsChanged, bytes, header, scratch).Change.IsKnown);
                    read.Add("RoomsChanged");
                    break;
                case ("stream-notify-user", "subscriptions-changed"):
                    Assert.NotEqual("", Read(RocketChatClientStreams.SubscriptionsChanged, bytes, header, scratch).Subscription.Id);
                    read.Add("SubscriptionsChanged");
                    break;
                case ("stream-notify-room", "user-activity"):
                    Assert.NotEqual("", Read(RocketChatClientStreams.RoomActivity, bytes, header, scratch).Username);
                    read.Add("RoomActivity");
                    break;
            }
        }

        Assert.Equal(["AllMyMessages", "RoomActivity", "RoomMessages", "RoomsChanged", "SubscriptionsChanged"], read.Order(StringComparer.Ordinal));
        Assert.Empty(scratch.MissingMembers);
    }

    [Fact]
    public void A_personal_access_token_expires_never()
    {
        var expiries = Recording.Names.SelectMany(RepliesOf)
            .Where(reply => reply.Method == "login" && reply.Frame.Contains("\"result\":{", StringComparison.Ordinal))
            .Select(reply => JsonNode.Parse(reply.Frame)!["result"]!.ToJsonString())
            .Where(result => !result.Contains("\"$date\":1", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(expiries, result => result.Contains("{\"$date\":null}", StringComparison.Ordinal));
        Assert.All(expiries, result => Assert.Null(LoginResult.Parse(Encoding.UTF8.GetBytes(result)).TokenExpires));
    }

    private static TEvent Read<TEvent, TView>(RealtimeStream<TEvent, TView> stream, ReadOnlySpan<byte> frame, FrameHeader header, ViewScratch scratch)
        where TView : allows ref struct
    {
        var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
        var slot = stream.Read(ref cursor, scratch);
        Ddp.ReadTail(frame, cursor.Position, ref header);
        return stream.Record(frame, scratch, slot);
    }

    private static void AssertKey(Message message, StreamKey key, ReadOnlySpan<byte> body)
    {
        Assert.Equal(message.Id, key.ReadId(body));
        Assert.Equal(message.UpdatedAt.UtcTicks, key.ReadVersion(body));
    }

    private static void AssertMessage(Message message, ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        Assert.Null(MessageShape.Instance.Difference(document.RootElement, message));
    }

    private static byte[] FirstArgument(string frame) => Encoding.UTF8.GetBytes(JsonNode.Parse(frame)!["fields"]!["args"]![0]!.ToJsonString());

    private static IReadOnlyList<Room> Rooms(ReadOnlySpan<byte> body)
    {
        if (body[0] == '{') return RoomChanges.Parse(body).Updated;
        var rooms = new List<Room>();
        foreach (var room in JsonNode.Parse(body.ToArray())!.AsArray()) rooms.Add(Room.Parse(Encoding.UTF8.GetBytes(room!.ToJsonString())));
        return rooms;
    }

    /// <summary>The replies of a recording, each with the method that was called.</summary>
    private static IEnumerable<(string Method, string Frame)> RepliesOf(string recording)
    {
        foreach (var lines in Recording.Connections(recording).Values)
        {
            var methods = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var line in lines)
            {
                if (Recording.Frame(line, "out") is { } sent && TryParse(sent) is { } call && (string?)call["msg"] == "method" && call["method"] is JsonValue name)
                    methods[call["id"]?.ToJsonString() ?? ""] = name.ToString();
                if (Recording.Frame(line, "in") is { } frame && JsonNode.Parse(frame) is JsonObject reply && (string?)reply["msg"] == "result" && methods.TryGetValue(reply["id"]?.ToJsonString() ?? "", out var method))
                    yield return (method, frame);
            }
        }
    }

    /// <summary>Some recorded clients sent garbage on purpose.</summary>
    private static JsonObject? TryParse(string frame)
    {
        try
        {
            return JsonNode.Parse(frame) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
