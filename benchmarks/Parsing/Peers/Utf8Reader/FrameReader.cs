using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Reads one frame member by member. A body that arrives before what tells its kind is read again once the rest is known.</summary>
internal ref struct FrameReader
{
    private readonly ReadOnlySpan<byte> frame;
    private readonly ResultShape result;
    private Utf8JsonReader reader;
    private FrameKind kind;
    private ReadOnlySpan<byte> collection;
    private ReadOnlySpan<byte> eventName;
    private int deferredArguments;

    public FrameReader(ReadOnlySpan<byte> frame, ResultShape result)
    {
        this.frame = frame;
        this.result = result;
        reader = new Utf8JsonReader(frame);
    }

    public void Fold(ref ExtractedChecksum checksum)
    {
        ExtractedChecksum id = checksum.Nested();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("not a frame");
        while (Values.NextMember(ref reader))
            FoldMember(ref checksum, ref id);
        if (reader.Read())
            throw new JsonException("something behind the frame");

        checksum.Number(Member.FrameKind, (long)kind);
        if (kind is FrameKind.Result or FrameKind.NoSub)
            checksum.Join(id);
        if (deferredArguments > 0)
            FoldDeferredArguments(ref checksum);
    }

    private static FrameKind KindOf(ReadOnlySpan<byte> msg) => msg.Length switch
    {
        4 when msg.SequenceEqual("ping"u8) => FrameKind.Ping,
        4 when msg.SequenceEqual("pong"u8) => FrameKind.Pong,
        5 when msg.SequenceEqual("ready"u8) => FrameKind.Ready,
        5 when msg.SequenceEqual("nosub"u8) => FrameKind.NoSub,
        6 when msg.SequenceEqual("result"u8) => FrameKind.Result,
        7 when msg.SequenceEqual("changed"u8) => FrameKind.Changed,
        7 when msg.SequenceEqual("updated"u8) => FrameKind.Updated,
        _ => FrameKind.Unknown,
    };

    private void FoldMember(ref ExtractedChecksum checksum, ref ExtractedChecksum id)
    {
        ReadOnlySpan<byte> name = reader.ValueSpan;
        reader.Read();
        if (name.SequenceEqual("msg"u8))
        {
            kind = KindOf(reader.ValueSpan);
        }
        else if (name.SequenceEqual("collection"u8))
        {
            collection = reader.ValueSpan;
            checksum.Text(Member.Collection, collection);
        }
        else if (name.SequenceEqual("id"u8))
        {
            Values.Text(ref reader, Member.ReplyId, ref id);
        }
        else if (name.SequenceEqual("fields"u8))
        {
            FoldFields(ref checksum);
        }
        else if (name.SequenceEqual("result"u8))
        {
            FoldResult(ref checksum);
        }
        else if (name.SequenceEqual("subs"u8))
        {
            Values.Texts(ref reader, Member.ConfirmedIds, ref checksum);
        }
        else
        {
            reader.Skip();
        }
    }

    private void FoldFields(ref ExtractedChecksum checksum)
    {
        while (Values.NextMember(ref reader))
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("eventName"u8))
            {
                eventName = reader.ValueSpan;
                checksum.Text(Member.EventName, eventName);
            }
            else if (name.SequenceEqual("args"u8))
            {
                FoldOrDeferArguments(ref checksum);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void FoldResult(ref ExtractedChecksum checksum)
    {
        if (result == ResultShape.Login)
            LoginReader.Fold(ref reader, ref checksum);
        else
            HistoryReader.Fold(ref reader, ref checksum);
    }

    private void FoldOrDeferArguments(ref ExtractedChecksum checksum)
    {
        if (!collection.IsEmpty && !eventName.IsEmpty)
        {
            FoldArguments(ref reader, ref checksum);
            return;
        }

        deferredArguments = (int)reader.TokenStartIndex;
        reader.Skip();
    }

    private readonly void FoldDeferredArguments(ref ExtractedChecksum checksum)
    {
        var again = new Utf8JsonReader(frame[deferredArguments..]);
        again.Read();
        FoldArguments(ref again, ref checksum);
    }

    private readonly void FoldArguments(ref Utf8JsonReader arguments, ref ExtractedChecksum checksum)
    {
        if (collection.SequenceEqual("stream-room-messages"u8))
            MessageReader.FoldAll(ref arguments, ref checksum);
        else if (collection.SequenceEqual("stream-notify-room"u8) && eventName.EndsWith("/user-activity"u8))
            EventReader.FoldActivity(ref arguments, ref checksum);
        else if (collection.SequenceEqual("stream-notify-logged"u8) && eventName.SequenceEqual("user-status"u8))
            EventReader.FoldPresence(ref arguments, ref checksum);
        else if (collection.SequenceEqual("stream-notify-user"u8) && eventName.EndsWith("/subscriptions-changed"u8))
            EventReader.FoldSubscriptionChange(ref arguments, ref checksum);
        else
            arguments.Skip();
    }
}
