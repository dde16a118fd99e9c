using System.Text.Json;
using Framewright.Benchmarks.Parsing.Contestants;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Generated;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;
using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>Finds out what each frame is, reads it once with everybody who will be timed, and leaves out what one of them cannot read.</summary>
public static class FrameSorter
{
    private static readonly RecordingContestants Contestants = new();

    public static SortedFrame Sort(RecordedFrame frame)
    {
        try
        {
            SortedFrame sorted = PartOf(frame);
            return sorted.Part == RecordingPart.Messages ? Compared(sorted) : Tried(sorted);
        }
        catch (Exception problem) when (problem is FrameFormatException or JsonException or InvalidOperationException)
        {
            return new SortedFrame(frame, RecordingPart.LeftOut, Reason: problem.Message);
        }
    }

    private static SortedFrame PartOf(RecordedFrame frame)
    {
        Ddp.ReadHeader(frame.Utf8, 0, out FrameHeader header);
        if (header.Role == FrameRole.Event && header.RouteCount == 2 && header.Body >= 0)
        {
            string collection = TextOf(frame, header.Route[0]), eventName = TextOf(frame, header.Route[1]);
            return KnownStreams.Find(collection, eventName) is not { } stream
                ? new SortedFrame(frame, RecordingPart.Unknown, Reason: $"{collection}, {eventName}")
                : new SortedFrame(frame, stream.Name == nameof(RocketChatClientStreams.RoomMessages) ? RecordingPart.Messages : RecordingPart.TypedEvents, stream);
        }

        return header.Role == FrameRole.Event ? new SortedFrame(frame, RecordingPart.Unknown, Reason: "an event of another shape")
            : new SortedFrame(frame, header.Body >= 0 ? RecordingPart.Replies : RecordingPart.Control);
    }

    /// <summary>A message has to be the same to ours and to the typed peer, to the byte.</summary>
    private static SortedFrame Compared(SortedFrame sorted)
    {
        ulong ours = ChecksumOf(new GeneratedContestant<ViewForm>(ResultShape.Login), sorted);
        ulong record = ChecksumOf(new GeneratedContestant<RecordForm>(ResultShape.Login), sorted);
        ulong theirs = ChecksumOf(new SystemTextJsonContestant<MessageFrame>(PeerJson.Default.MessageFrame), sorted);
        return ours == record && ours == theirs ? sorted
            : sorted with { Part = RecordingPart.LeftOut, Reason = "the peer's type reads other members from it than ours does" };
    }

    private static SortedFrame Tried(SortedFrame sorted)
    {
        Contestants.View(sorted);
        Contestants.Record(sorted);
        return sorted;
    }

    private static ulong ChecksumOf<TContestant>(TContestant contestant, SortedFrame sorted)
        where TContestant : IContestant
    {
        var checksum = new ExtractedChecksum(ChecksumDepth.EveryByte);
        contestant.Run(sorted.Frame.Utf8, ref checksum);
        return checksum.Value;
    }

    private static string TextOf(RecordedFrame frame, TokenRange token) => JsonToken.TextOrNull(token.Of(frame.Utf8)) ?? "";
}
