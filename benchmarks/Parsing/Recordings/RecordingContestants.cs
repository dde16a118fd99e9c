using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.Unicode;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>What is done to frames for which the peer has no type. No member is read on any side; each returns something that depends on all of its work.</summary>
internal sealed class RecordingContestants
{
    private readonly ViewScratch scratch = new();
    private readonly HeaderMemo<Ddp> headers = new(default);

    /// <summary>System.Text.Json without a type: the frame's structure in pooled memory, nothing made of it.</summary>
    public static int Document(SortedFrame sorted)
    {
        using JsonDocument document = JsonDocument.Parse(sorted.Frame.Utf8);
        return (int)document.RootElement.ValueKind;
    }

    /// <summary>As a connection does it for a subscriber of views: header, one strict pass over the body, tail.</summary>
    public int View(SortedFrame sorted)
    {
        ReadOnlySpan<byte> frame = sorted.Frame.Utf8;
        FrameHeader header = Begin(frame);
        if (header.Body < 0 || sorted.Part == RecordingPart.Unknown)
            return End(frame, header);
        var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
        if (sorted.Stream is { } stream)
            stream.ReadView(frame, ref cursor, scratch);
        else
            cursor.Skip();
        Ddp.ReadTail(frame, cursor.Position, ref header);
        return cursor.Position;
    }

    /// <summary>The same, and a record of the body; raw JSON is copied.</summary>
    public int Record(SortedFrame sorted)
    {
        ReadOnlySpan<byte> frame = sorted.Frame.Utf8;
        FrameHeader header = Begin(frame);
        if (header.Body < 0 || sorted.Part == RecordingPart.Unknown)
            return End(frame, header);
        var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
        object? record = sorted.Stream is { } stream ? stream.ReadRecord(frame, ref cursor, scratch) : cursor.Skip().Of(frame).ToArray();
        Ddp.ReadTail(frame, cursor.Position, ref header);
        return cursor.Position + (record is null ? 0 : 1);
    }

    private FrameHeader Begin(ReadOnlySpan<byte> frame)
    {
        if (!Utf8Check.IsValid(frame))
            throw new FrameFormatException("valid UTF-8", 0);
        scratch.Reset();
        headers.Read(frame, out FrameHeader header);
        return header;
    }

    private static int End(ReadOnlySpan<byte> frame, in FrameHeader header) => frame.Length + (int)header.Role;
}
