using System.Reflection;
using System.Text.Unicode;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>The parsers of all streams, and of methods with each kind of result.</summary>
internal static class BodyParsers
{
    public static IReadOnlyList<(string Name, BodyParser Parse)> All { get; } =
    [
        Stream(RocketChatClientStreams.RoomMessages, MessageWalk.Visit),
        Stream(RocketChatClientStreams.AllMyMessages, view => MessageWalk.Visit(view.Message)),
        Stream(RocketChatClientStreams.MessageDeletions, static _ => { }),
        Stream(RocketChatClientStreams.RoomActivity, view => _ = view.Username.ToString()),
        Stream(RocketChatClientStreams.RoomsChanged, view => _ = view.Change.ToString()),
        Stream(RocketChatClientStreams.SubscriptionsChanged, view => _ = view.Change.ToString()),
        Key(RocketChatClientStreams.RoomMessages.Key!),
        Reply("Login", RequiredReply<LoginResultView, LoginResultView, LoginResult>.Instance),
        Reply("GetRooms", ValueReply<ArrayCodec<RoomView, RoomView, Room>, ArrayView<RoomView, RoomView, Room>, JsonList<Room>>.Instance),
        Reply("GetChangedRooms", RequiredReply<RoomChangesView, RoomChangesView, RoomChanges>.Instance),
        Reply("GetRoomId", ValueReply<TextCodec, JsonText, string>.Instance),
        Reply("CreateChannel", RequiredReply<CreatedRoomView, CreatedRoomView, CreatedRoom>.Instance),
        Reply("JoinRoom", OptionalValueReply<BooleanCodec, bool, bool>.Instance),
        Reply("SendMessage", OptionalReply<MessageView, MessageView, Message>.Instance),
        Reply("LoadHistory", RequiredReply<MessageHistoryView, MessageHistoryView, MessageHistory>.Instance),
        Reply("raw", Calls.RawReader.Instance),
    ];

    /// <summary>The names of the schema's streams.</summary>
    public static IEnumerable<string> StreamNames =>
        typeof(RocketChatClientStreams).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType.IsAssignableTo(typeof(RealtimeStream))).Select(property => property.Name);

    private static (string, BodyParser) Stream<TEvent, TView>(RealtimeStream<TEvent, TView> stream, ViewHandler<TView> visit)
        where TView : allows ref struct => (stream.Name, (ref JsonCursor cursor, ViewScratch scratch) =>
    {
        var slot = stream.Read(ref cursor, scratch);
        visit(stream.View(cursor.Frame, scratch, slot));
        Print(stream.Record(cursor.Frame, scratch, slot), cursor.Frame);
    }
    );

    private static (string, BodyParser) Reply<TResult>(string name, ReplyReader<TResult> reader) => (name, (ref JsonCursor cursor, ViewScratch scratch) =>
    {
        var result = reader.Read(ref cursor, scratch);
        Print(result, cursor.Frame);
        (result as IDisposable)?.Dispose();
    }
    );

    /// <summary>Prints what was read. Not of invalid UTF-8, which no transport lets through and elements of System.Text.Json do not print.</summary>
    private static void Print(object? value, ReadOnlySpan<byte> frame)
    {
        if (Utf8.IsValid(frame)) _ = value?.ToString();
    }

    /// <summary>Id and version of an item, as recovery reads them: of a body that the stream accepts.</summary>
    private static (string, BodyParser) Key(StreamKey key) => ("RoomMessages.Key", (ref JsonCursor cursor, ViewScratch scratch) =>
    {
        var body = cursor.Skip().Of(cursor.Frame);
        _ = key.ReadId(body);
        _ = key.ReadVersion(body);
    }
    );
}
