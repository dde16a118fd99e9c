using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Finds out what a frame carries and makes the one strict pass over it, by the stream or the result type that the client was generated with.</summary>
internal static class BodyReader
{
    /// <summary>A presence is an array within the array of arguments, which the schema language cannot say: its codec is written by hand.</summary>
    private static readonly FirstElementStream<PresenceView, PresenceView, Presence> UserStatus = new("UserStatus");

    /// <param name="result">What replies of the corpus at hand carry; a connection knows it from the call.</param>
    public static BodyShape ShapeOf(ReadOnlySpan<byte> frame, in FrameHeader header, ResultShape result)
    {
        if (header.Body < 0)
            return BodyShape.None;
        if (header.Role == FrameRole.Reply)
            return result == ResultShape.Login ? BodyShape.Login : BodyShape.History;
        return EventShapeOf(HeaderTokens.Text(frame, header.Route[0]), HeaderTokens.Text(frame, header.Route[1]));
    }

    /// <summary>Reads the body at the cursor; afterwards the cursor is just behind it.</summary>
    public static Slot Read(BodyShape shape, ref JsonCursor cursor, ViewScratch scratch) => shape switch
    {
        BodyShape.Message => RocketChatClientStreams.RoomMessages.Read(ref cursor, scratch),
        BodyShape.Activity => RocketChatClientStreams.RoomActivity.Read(ref cursor, scratch),
        BodyShape.SubscriptionChange => RocketChatClientStreams.SubscriptionsChanged.Read(ref cursor, scratch),
        BodyShape.Presence => UserStatus.Read(ref cursor, scratch),
        BodyShape.Login => LoginResultView.Read(ref cursor, scratch),
        BodyShape.History => MessageHistoryView.Read(ref cursor, scratch),
        _ => cursor.ReadJson(),
    };

    private static BodyShape EventShapeOf(ReadOnlySpan<byte> collection, ReadOnlySpan<byte> eventName)
    {
        if (collection.SequenceEqual("stream-room-messages"u8))
            return BodyShape.Message;
        if (collection.SequenceEqual("stream-notify-room"u8) && eventName.EndsWith("/user-activity"u8))
            return BodyShape.Activity;
        if (collection.SequenceEqual("stream-notify-logged"u8) && eventName.SequenceEqual("user-status"u8))
            return BodyShape.Presence;
        if (collection.SequenceEqual("stream-notify-user"u8) && eventName.EndsWith("/subscriptions-changed"u8))
            return BodyShape.SubscriptionChange;
        return BodyShape.Unrouted;
    }
}
