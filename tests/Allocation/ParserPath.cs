using Framewright.Json;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;

namespace Framewright.Allocation;

/// <summary>The generated parsers alone.</summary>
internal static class ParserPath
{
    public static Reading Measure()
    {
        var scratch = new ViewScratch();
        var sum = new MessageSum();
        var reading = Slope.MeasureAsync(frames =>
        {
            for (var left = frames; left > 0; left--) Parse(SampleFrame.Event, scratch, sum);
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();
        sum.RequireSome();
        return reading;
    }

    private static void Parse(ReadOnlySpan<byte> frame, ViewScratch scratch, MessageSum sum)
    {
        var stream = RocketChatClientStreams.RoomMessages;
        Ddp.ReadHeader(frame, 0, out var header);
        if (header.Role != FrameRole.Event) throw new InvalidOperationException("Not an event.");
        scratch.Reset();
        var cursor = new JsonCursor(frame, header.Body, header.BodyDepth);
        var slot = stream.Read(ref cursor, scratch);
        Ddp.ReadTail(frame, cursor.Position, ref header);
        sum.Add(stream.View(frame, scratch, slot));
    }
}
