using System.Reflection;
using System.Text.Unicode;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>The parsers of all streams, and of methods with each kind of result.</summary>
/// <remarks>Some are walked: whatever a handler may look at is looked at. The others' views are made, and their records printed. Most frames meet a walked one.</remarks>
internal static class BodyParsers
{
    private const int OthersEvery = 8;

    private static readonly IReadOnlyList<(string Name, BodyParser Parse)> Walked =
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

    private static readonly IReadOnlyList<(string Name, BodyParser Parse)> Others = [.. Streams.ExceptBy(Walked.Select(parser => parser.Name), stream => stream.Name).Select(Plain)];

    /// <summary>The names of the schema's streams.</summary>
    public static IEnumerable<string> StreamNames => Streams.Select(stream => stream.Name);

    public static IEnumerable<(string Name, BodyParser Parse)> All => [.. Walked, .. Others];

    private static IEnumerable<PropertyInfo> Streams =>
        typeof(RocketChatClientStreams).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType.IsAssignableTo(typeof(RealtimeStream)));

    /// <summary>The parser for a frame: each comes about as often as its neighbours.</summary>
    public static BodyParser For(int index)
    {
        var number = (uint)index;
        var parsers = number % OthersEvery == 0 ? Others : Walked;
        return parsers[(int)(number % OthersEvery == 0 ? number / OthersEvery % (uint)parsers.Count : number % (uint)parsers.Count)].Parse;
    }

    private static (string Name, BodyParser Parse) Plain(PropertyInfo property)
    {
        var plain = typeof(BodyParsers).GetMethod(nameof(PlainStream), BindingFlags.NonPublic | BindingFlags.Static)!;
        return ((string, BodyParser))plain.MakeGenericMethod(property.PropertyType.GetGenericArguments()).Invoke(null, [property.GetValue(null)])!;
    }

    private static (string, BodyParser) PlainStream<TEvent, TView>(RealtimeStream<TEvent, TView> stream)
        where TView : allows ref struct => Stream(stream, static _ => { });

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
