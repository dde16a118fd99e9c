using System.Globalization;
using Framewright.Samples.Quickstart.Conversation;
using Spectre.Console;

namespace Framewright.Samples.Quickstart.Output;

/// <summary>Prints what the connections counted and what the burst took.</summary>
internal static class Summary
{
    public static void Show(Transcript transcript, BurstResult burst, params Participant[] participants)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("connection");
        foreach (var name in new[] { "frames in", "bytes in", "frames out", "bytes out", "calls", "events", "faults" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var participant in participants)
        {
            var counted = participant.Client.Connection.Statistics;
            table.AddRow(participant.Name, Number(counted.FramesReceived), Number(counted.BytesReceived), Number(counted.FramesSent), Number(counted.BytesSent), Number(counted.Calls), Number(counted.EventsDelivered), Number(counted.Faults));
        }

        transcript.Show(table);
        transcript.Note($"Burst: {Number(burst.Messages)} messages of {Number(burst.Bytes / burst.Messages)} bytes in {burst.Elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms, over a real socket and with the server in the same process.");
        transcript.Note($"  allocated for each message, from socket to handler: {Each(burst.LoopBytes, burst.LoopFrames)} (the receiving thread's own counter between two handler calls, over {Number(burst.LoopFrames)} messages)");
        transcript.Note($"  allocated for each message by the whole process, the server's writing included: {Each(burst.ProcessBytes, burst.Messages)}");
        transcript.Note("  Figures that compare come from benchmarks/Parsing; these only show that it is so here and now.");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Each(long bytes, int messages) => messages == 0 ? "not known" : string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / messages:0.##} B");
}
