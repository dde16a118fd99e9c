using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Parsing;

/// <summary>Reads one frame with the generated parsers, the way that the session does, and again with System.Text.Json, and compares.</summary>
internal sealed class Differential
{
    private static readonly RealtimeStream<Message, MessageView> Stream = RocketChatClientStreams.RoomMessages;

    private readonly ViewScratch scratch = new();

    /// <summary>Compares the two on a frame of valid UTF-8; a transport lets no other through.</summary>
    public Agreement Compare(byte[] frame)
    {
        var accepts = TryRead(frame, out var message, out var isMessage, out var refusal);
        using var document = Parse(frame);
        if (document is null)
        {
            Assert.False(accepts, "The generated parser accepts what is no JSON.");
            return Agreement.Refused;
        }

        try
        {
            return Judge(document.RootElement, accepts, isMessage ? message : null, refusal);
        }
        catch (UndecidedException)
        {
            return Agreement.Undecided;
        }
    }

    /// <summary>What the parser says of any bytes at all: it must accept or refuse, and do nothing else.</summary>
    public bool TryRead(ReadOnlySpan<byte> frame, out Message? message, out bool isMessage, out FrameFormatException? refusal)
    {
        message = null;
        isMessage = false;
        refusal = null;
        scratch.Reset();
        try
        {
            Ddp.ReadHeader(frame, 0, out var header);
            isMessage = IsRoomMessage(frame, header);
            var end = frame.Length;
            if (header.Body >= 0 && !header.IsComplete)
            {
                var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
                var slot = isMessage ? Stream.Read(ref cursor, scratch) : Skip(ref cursor);
                end = cursor.Position;
                Ddp.ReadTail(frame, end, ref header);
                if (isMessage) message = Stream.Record(frame, scratch, slot);
                return true;
            }

            Ddp.ReadTail(frame, end, ref header);
            isMessage = isMessage && header.Body >= 0;
            if (isMessage)
            {
                var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
                message = Stream.Record(frame, scratch, Stream.Read(ref cursor, scratch));
            }

            return true;
        }
        catch (FrameFormatException error)
        {
            Assert.InRange(error.Offset, 0, frame.Length);
            refusal = error;
            return false;
        }
    }

    private static Agreement Judge(JsonElement root, bool accepts, Message? ours, FrameFormatException? refusal)
    {
        if (RepeatsHeader(root)) return Agreement.Undecided;
        if (Body(root) is not { } body)
        {
            Assert.True(accepts, $"The generated parser refuses valid JSON: {refusal?.Message}");
            return Agreement.Accepted;
        }

        var conforms = body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0 ? MessageShape.Instance.Check(body[0]) : Verdict.Differs;
        if (conforms == Verdict.Unknown) return Agreement.Undecided;
        Assert.Equal(conforms == Verdict.Conforms, accepts);
        if (!accepts) return Agreement.Refused;
        Assert.NotNull(ours);
        Assert.True(MessageShape.Instance.AreEqual(body[0], ours), $"Not equal: {MessageShape.Instance.Difference(body[0], ours)}");
        return Agreement.Equal;
    }

    /// <summary>The event's value when the frame is a room's message by the protocol's rules.</summary>
    private static JsonElement? Body(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && Is(root, "msg", "changed")
        && root.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object
        && fields.TryGetProperty("eventName", out _)
        && Is(root, "collection", "stream-room-messages")
        && fields.TryGetProperty("args", out var body)
            ? body
            : null;

    private static bool Is(JsonElement root, string name, string text) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Shapes.Read(value) == text;

    /// <summary>Of repeated members the header takes the first and the reference the last, so there is nothing to compare.</summary>
    private static bool RepeatsHeader(JsonElement root) =>
        Repeats(root) || (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("fields", out var fields) && Repeats(fields));

    private static bool Repeats(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().Any(member => !names.Add(Shapes.NameOf(member)));
    }

    private static JsonDocument? Parse(byte[] frame)
    {
        try
        {
            return JsonDocument.Parse(frame);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Slot Skip(ref JsonCursor cursor)
    {
        cursor.Skip();
        return default;
    }

    private static bool IsRoomMessage(ReadOnlySpan<byte> frame, in FrameHeader header) =>
        header.Role == FrameRole.Event && header.RouteCount == 2 && JsonToken.TextEquals(header.Route[0].Of(frame), "stream-room-messages"u8);
}
