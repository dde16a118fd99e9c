using System.Globalization;
using Framewright.Benchmarks.Parsing.Contestants;
using Framewright.Benchmarks.Parsing.Generated;
using Framewright.Benchmarks.Parsing.Harness;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;
using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>Measures a user's own frames and prints, for people, what each contestant takes.</summary>
public static class RecordingRun
{
    private const int Rounds = 15;
    private const int ShownReasons = 5;
    private const string DocumentRow = "System.Text.Json, JsonDocument";
    private const string TypedRow = "System.Text.Json, source-generated";

    /// <exception cref="UsageException">There is nothing to measure.</exception>
    public static void Print(string path, TextWriter output)
    {
        SortedFrame[] frames = [.. RecordingFile.Read(path).Select(FrameSorter.Sort)];
        Write(output, $"{path}: {frames.Length} frames, {frames.Average(frame => frame.Frame.Utf8.Length):0} bytes on average; median of {Rounds} interleaved rounds");
        PrintReasons(frames, RecordingPart.LeftOut, "left out", output);
        foreach (RecordingPart part in Enum.GetValues<RecordingPart>().Where(part => part != RecordingPart.LeftOut))
        {
            SortedFrame[] members = [.. frames.Where(frame => frame.Part == part)];
            if (members.Length > 0)
                PrintPart(part, members, output);
        }
    }

    private static void PrintPart(RecordingPart part, SortedFrame[] frames, TextWriter output)
    {
        output.WriteLine();
        Write(output, $"{TitleOf(part)}: {frames.Length} frames, {frames.Average(frame => frame.Frame.Utf8.Length):0} bytes");
        output.WriteLine($"  {NoteOf(part)}");
        PrintReasons(frames, part, "of unknown routes", output);
        output.WriteLine($"  {"",-36}{"ns/frame",12}{"MB/s",12}{"bytes/frame",14}{"x first row",13}");
        LaneResult[] results = Contest.Run(LanesOf(part, frames), Rounds);
        foreach (LaneResult result in results)
            Write(output, $"  {result.Lane.Name,-36}{result.Nanoseconds,12:#,0.0}{result.MegabytesPerSecond,12:#,0}{result.AllocatedBytes,14:#,0.#}{results[0].RatioOf(result),13:0.00}");
    }

    private static Lane[] LanesOf(RecordingPart part, SortedFrame[] frames)
    {
        var tape = new FrameTape([.. frames.Select(frame => frame.Frame.Utf8)]);
        var contestants = new RecordingContestants();
        var document = new RecordingLane(DocumentRow, frames, RecordingContestants.Document, tape);
        return part switch
        {
            RecordingPart.Messages =>
            [
                new ContestantLane<GeneratedContestant<ViewForm>>("view", new(ResultShape.Login), tape),
                new ContestantLane<GeneratedContestant<RecordForm>>("record", new(ResultShape.Login), tape),
                new ContestantLane<SystemTextJsonContestant<MessageFrame>>(TypedRow, new(PeerJson.Default.MessageFrame), tape),
                document,
            ],
            RecordingPart.Unknown or RecordingPart.Control =>
            [
                new RecordingLane("header", frames, contestants.View, tape),
                document,
            ],
            _ =>
            [
                new RecordingLane("view", frames, contestants.View, tape),
                new RecordingLane("record", frames, contestants.Record, tape),
                document,
            ],
        };
    }

    private static string TitleOf(RecordingPart part) => part switch
    {
        RecordingPart.Messages => "Room messages",
        RecordingPart.TypedEvents => "Other events that the client types",
        RecordingPart.Replies => "Answers to calls",
        RecordingPart.Control => "Frames without a body",
        _ => "Events of unknown routes",
    };

    private static string NoteOf(RecordingPart part) => part switch
    {
        RecordingPart.Messages => "view, record and source-generated: every member that the peer's type has is read, results compared; JsonDocument: structure only, no member read",
        RecordingPart.TypedEvents => "no member is read on any side; the peer has no type for these, JsonDocument makes their structure only",
        RecordingPart.Replies => "a frame does not say which method it answers: the result is validated (view) or copied (record) as raw JSON",
        RecordingPart.Control => "the header is all that a client reads of them",
        _ => "routed and skipped: a client reads the header and drops them unread, the peer has to parse them",
    };

    private static void PrintReasons(IEnumerable<SortedFrame> frames, RecordingPart part, string what, TextWriter output)
    {
        IGrouping<string, SortedFrame>[] reasons = [.. frames.Where(frame => frame.Part == part && frame.Reason is not null).GroupBy(frame => frame.Reason!)];
        foreach (IGrouping<string, SortedFrame> reason in reasons.OrderByDescending(reason => reason.Count()).Take(ShownReasons))
            output.WriteLine($"  {reason.Count()} {what}, first in line {reason.First().Frame.Line}: {reason.Key}");
        if (reasons.Length > ShownReasons)
            output.WriteLine($"  … and {reasons.Skip(ShownReasons).Sum(reason => reason.Count())} more {what}");
    }

    private static void Write(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
