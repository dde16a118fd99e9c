using System.Text;
using Framewright.Benchmarks.Parsing.Recordings;

namespace Framewright.Benchmarks.Tests.Recordings;

public sealed class FrameSorterTests
{
    [Theory]
    [InlineData("""{"msg":"ping"}""", RecordingPart.Control)]
    [InlineData("""{"msg":"result","id":"1","result":{"any":[1,2]}}""", RecordingPart.Replies)]
    [InlineData("""{"msg":"changed","collection":"stream-notify-room","id":"id","fields":{"eventName":"r/user-activity","args":["u",["user-typing"],{}]}}""", RecordingPart.TypedEvents)]
    [InlineData("""{"msg":"changed","collection":"stream-of-somebody","id":"id","fields":{"eventName":"x","args":[1]}}""", RecordingPart.Unknown)]
    [InlineData("""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"r","args":["no message"]}}""", RecordingPart.LeftOut)]
    public void Each_frame_has_its_part(string frame, RecordingPart part) => Assert.Equal(part, FrameSorter.Sort(new RecordedFrame(1, Encoding.UTF8.GetBytes(frame))).Part);

    [Fact]
    public void The_messages_of_a_recorded_session_are_compared_and_its_other_frames_sorted()
    {
        SortedFrame[] frames = [.. RecordingFile.Read(Path.Combine(AppContext.BaseDirectory, "Recordings", "rc070-streams.jsonl")).Select(FrameSorter.Sort)];

        Assert.Contains(frames, frame => frame.Part == RecordingPart.Messages);
        Assert.Contains(frames, frame => frame.Part == RecordingPart.TypedEvents);
        Assert.DoesNotContain(frames, frame => frame.Part == RecordingPart.LeftOut);
    }

    [Fact]
    public void An_unknown_route_is_told() =>
        Assert.Equal("a, b", FrameSorter.Sort(new RecordedFrame(1, """{"msg":"changed","collection":"a","id":"id","fields":{"eventName":"b","args":[]}}"""u8.ToArray())).Reason);
}
