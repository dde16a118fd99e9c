using Framewright.Runtime.Tests.Support;
using Framewright.Telemetry;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>The last frames of a socket, for reports of breaks.</summary>
public sealed class FrameTrailTests
{
    private readonly ManualTimeProvider time = new();
    private readonly FrameTrail trail;

    public FrameTrailTests() => trail = new FrameTrail(time, kind => $"kind {kind}");

    [Fact]
    public void Both_directions_stand_in_the_order_in_which_they_happened()
    {
        trail.RecordSent(SentFrame.Opening, 10);
        trail.RecordReceived(3, 20);
        trail.RecordSent(SentFrame.Call, 30);
        trail.RecordSent(SentFrame.Ping, 40);
        trail.RecordReceived(4, 50);
        trail.RecordReceived(5, 60);

        Assert.Equal(
            [("opening", 10), ("kind 3", 20), ("call", 30), ("ping", 40), ("kind 4", 50), ("kind 5", 60)],
            trail.Snapshot().Select(frame => (frame.Kind, frame.Bytes)));
        Assert.Equal(
            [FrameDirection.Sent, FrameDirection.Received, FrameDirection.Sent, FrameDirection.Sent, FrameDirection.Received, FrameDirection.Received],
            trail.Snapshot().Select(frame => frame.Direction));
    }

    [Fact]
    public void Only_the_last_32_stay()
    {
        for (var i = 0; i < 1000; i++)
        {
            trail.RecordReceived(i, i);
            if (i % 4 == 0) trail.RecordSent(SentFrame.Call, i);
        }

        var frames = trail.Snapshot();
        Assert.Equal(32, frames.Count);
        Assert.Equal(999, frames[^1].Bytes);
        Assert.Equal(Enumerable.Range(0, 1000).SelectMany(i => i % 4 == 0 ? new[] { $"kind {i}", "call" } : [$"kind {i}"]).TakeLast(32), frames.Select(frame => frame.Kind));
    }

    [Fact]
    public void Times_are_those_of_the_reading_and_of_the_writing()
    {
        var start = time.GetUtcNow();
        trail.BeginReading();
        time.Advance(TimeSpan.FromSeconds(1));
        trail.RecordReceived(1, 1);
        trail.RecordSent(SentFrame.Call, 1);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([start, start.AddSeconds(1)], trail.Snapshot().Select(frame => frame.At));
        trail.BeginSending(TimeSpan.FromSeconds(2).Ticks);
        trail.RecordSent(SentFrame.Call, 1);
        trail.EndSending();
        trail.RecordSent(SentFrame.Call, 1);
        Assert.Equal([start.AddSeconds(2), start.AddSeconds(6)], trail.Snapshot().Skip(2).Select(frame => frame.At));
    }

    [Fact]
    public void Another_socket_begins_with_nothing()
    {
        trail.RecordReceived(1, 1);
        trail.RecordSent(SentFrame.Call, 1);
        trail.BeginSocket();
        Assert.Empty(trail.Snapshot());

        trail.RecordSent(SentFrame.Opening, 2);
        trail.RecordReceived(2, 2);
        Assert.Equal(["opening", "kind 2"], trail.Snapshot().Select(frame => frame.Kind));
    }

    [Fact]
    public void What_is_no_frame_of_the_protocol_has_a_name_too()
    {
        trail.RecordReceived(FrameTrail.Unreadable, 1);
        trail.RecordReceived(FrameTrail.Binary, 2);
        trail.RecordReceived(FrameTrail.Oversize, 3);
        Assert.Equal(["unreadable", "binary", "oversize"], trail.Snapshot().Select(frame => frame.Kind));
    }

    [Fact]
    public async Task A_snapshot_while_others_write_holds_whole_frames_in_order()
    {
        using var ends = new CancellationTokenSource();
        var reader = Write(i => trail.RecordReceived(i, i), ends.Token);
        var sender = Write(i => trail.RecordSent((SentFrame)(i % 9), i), ends.Token);
        await Until.TrueAsync(() => trail.Snapshot().Count > 0);
        var taken = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var frames = trail.Snapshot();
            var received = frames.Where(frame => frame.Direction == FrameDirection.Received).ToList();
            Assert.All(received, frame => Assert.Equal($"kind {frame.Bytes}", frame.Kind));
            Assert.All(received.Zip(received.Skip(1)), pair => Assert.Equal(pair.First.Bytes + 1, pair.Second.Bytes));
            var sent = frames.Where(frame => frame.Direction == FrameDirection.Sent).ToList();
            Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.Equal(pair.First.Bytes + 1, pair.Second.Bytes));
            taken += frames.Count;
        }

        await ends.CancelAsync();
        await Until.Done(Task.WhenAll(reader, sender));
        Assert.True(taken > 20_000, $"{taken} frames in 20,000 snapshots");
    }

    [Fact]
    public void To_record_allocates_nothing()
    {
        Record(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Record(10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task A_session_records_what_it_receives_and_sends()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        var reply = $$"""{"t":"reply","id":"{{id}}","result":1}""";
        await session.ReceiveAsync(reply);
        await Until.Done(call);
        await session.ReceiveAsync("garbage");
        await session.ReceiveAsync("""{"t":"ping"}""");
        await session.SentAsync("pong");
        session.Socket.Push([1, 2, 3], isText: false);
        await session.Socket.HandledAsync();

        IReadOnlyList<TrailedFrame> frames;
        using (session.Connection.Gate.Enter()) frames = session.Connection.Core.Trail.Snapshot();
        Assert.Equal(["opening", "Opened", "opening", "Notice", "call", "Reply", "unreadable", "Ping", "answer", "binary"], frames.Select(frame => frame.Kind));
        Assert.Equal(reply.Length, frames[5].Bytes);
        Assert.Equal(session.Socket.Sent[2].Length, frames[4].Bytes);
        Assert.All(frames, frame => Assert.DoesNotContain("garbage", frame.ToString(), StringComparison.Ordinal));
    }

    /// <summary>On a thread of its own: it keeps a processor busy.</summary>
    private static Task Write(Action<int> record, CancellationToken ends) => Task.Factory.StartNew(
        () =>
        {
            for (var i = 0; !ends.IsCancellationRequested; i++)
            {
                record(i);
                Thread.SpinWait(20);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private void Record(int count)
    {
        for (var i = 0; i < count; i++)
        {
            trail.BeginReading();
            trail.RecordReceived(1, i);
            trail.RecordSent(SentFrame.Call, i);
        }
    }
}
