using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;

namespace Framewright.Runtime.Tests.Session;

/// <summary>A dead peer is found within two heartbeats: promise 3.</summary>
public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_silent_peer_is_pinged_once_and_then_given_up()
    {
        await using var session = await TestSession.LiveAsync(options => options with { AssetCallTimeout = TimeSpan.FromSeconds(90) });
        var call = session.Connection.CallAsync(new AssetEcho(1), Wire.Number).AsTask();
        session.Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal(0, session.Connection.Statistics.PingsSent);
        session.Time.Advance(TimeSpan.FromSeconds(0.1));
        await session.SentAsync("ping");
        session.Time.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal((ConnectionState.Live, 1), (session.Connection.State, session.Connection.Statistics.PingsSent));
        session.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(ConnectionState.Lost, session.Connection.State);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call));
        await Until.TrueAsync(() => session.Socket.IsDisposed);
    }

    [Fact]
    public async Task Any_traffic_is_life()
    {
        await using var session = await TestSession.LiveAsync();
        for (var i = 0; i < 10; i++)
        {
            session.Time.Advance(TimeSpan.FromSeconds(29));
            await session.ReceiveAsync("""{"t":"notice"}""");
        }

        Assert.Equal((ConnectionState.Live, 0), (session.Connection.State, session.Connection.Statistics.PingsSent));
        session.Time.Advance(TimeSpan.FromSeconds(30));
        await session.SentAsync("ping");
        await session.ReceiveAsync("""{"t":"pong"}""");
        session.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal((ConnectionState.Live, 2), (session.Connection.State, session.Connection.Statistics.PingsSent));
    }

    [Fact]
    public async Task What_a_busy_reader_has_not_read_yet_is_no_silence()
    {
        await using var session = await TestSession.LiveAsync();
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ =>
        {
            entered.SetResult();
            release.Task.Wait();
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(entered.Task);
        for (var i = 0; i < 20; i++) session.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(ConnectionState.Live, session.Connection.State);
        release.SetResult();
        await session.Socket.HandledAsync();
        session.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(ConnectionState.Lost, session.Connection.State);
    }

    [Fact]
    public async Task A_heartbeat_overtakes_queued_frames_and_waits_at_most_for_the_write_in_progress()
    {
        await using var session = await TestSession.LiveAsync();
        session.Socket.Hold();
        session.Connection.Post(new Echo(0));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        for (var i = 1; i < 10; i++) session.Connection.Post(new Echo(i));
        await session.ReceiveAsync("""{"t":"ping"}""");
        session.Socket.Release();
        await session.SentAsync("call", 9);
        Assert.Equal(["call", "pong", "call"], session.Socket.Sent.Skip(2).Take(3).Select(TestSession.TypeOf));
    }

    [Fact]
    public void One_write_takes_no_more_than_a_chunk_of_what_is_queued()
    {
        var lane = new SendLane();
        for (var i = 0; i < 100; i++)
        {
            lane.Normal.GetSpan(10_000)[..10_000].Fill((byte)'x');
            lane.Normal.Advance(10_000);
            lane.Normal.Commit();
        }

        Assert.Equal(1_000_000, lane.QueuedBytes);
        Assert.True(lane.TryTake(out var first));
        Assert.Equal((0, 6), (first.First, first.End));
        Assert.Equal(940_000, lane.QueuedBytes);
        Assert.True(lane.IsTaken(5));
        Assert.False(lane.IsTaken(6));
        Assert.True(lane.TryWithdraw(6));
        Assert.False(lane.TryWithdraw(5));
        lane.Urgent.GetSpan(1)[0] = (byte)'p';
        lane.Urgent.Advance(1);
        lane.Urgent.Commit();
        Assert.True(lane.TryTake(out var urgent));
        Assert.Equal(1, urgent.Buffer.Frame(0).Length);
        Assert.True(lane.TryTake(out var second));
        Assert.Equal((6, 12), (second.First, second.End));
        Assert.True(second.Buffer.IsWithdrawn(6));
        while (lane.TryTake(out _))
        {
        }

        Assert.Equal(0, lane.QueuedBytes);
        Assert.Equal(100, lane.NextPosition);
        Assert.True(lane.IsTaken(99));
        Assert.False(lane.IsTaken(100));
    }

    [Fact]
    public void Intervals_are_checked()
    {
        var options = new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:1/") };
        foreach (var (idle, dead) in new[] { (0, 5), (5, 5), (5, 4), (1, 5_000_000) })
        {
            Assert.Throws<ArgumentException>(() => new RealtimeConnection<TestProtocol>(options with { Heartbeat = new HeartbeatPolicy(TimeSpan.FromSeconds(idle), TimeSpan.FromSeconds(dead)) }));
        }
    }

    [Fact]
    public async Task Bytes_of_a_message_that_is_still_arriving_are_life()
    {
        await using var session = await TestSession.LiveAsync();
        for (var i = 0; i < 10; i++)
        {
            session.Socket.BytesReceived += 1000;
            session.Time.Advance(TimeSpan.FromSeconds(29));
        }

        Assert.Equal((ConnectionState.Live, 0), (session.Connection.State, session.Connection.Statistics.PingsSent));

        // What has been counted once is no life a second time.
        for (var i = 0; i < 4; i++) session.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal((ConnectionState.Lost, 1), (session.Connection.State, session.Connection.Statistics.PingsSent));
    }

    [Fact]
    public async Task A_peer_that_pings_and_does_not_read_cannot_make_the_answers_pile_up()
    {
        await using var session = await TestSession.LiveAsync();
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        session.Socket.Push("""{"t":"ping"}"""u8.ToArray(), 20_000);
        await session.Socket.HandledAsync();
        using (session.Connection.Gate.Enter()) Assert.InRange(session.Connection.Core.Socket!.Lane.Urgent.Length, 1, 17 * 1024);

        // When it reads again, it is answered again.
        session.Socket.Release();
        var answered = 0;
        await Until.TrueAsync(() => (answered = session.Socket.Sent.Count(frame => TestSession.TypeOf(frame) == "pong")) == session.Connection.Statistics.PingsAnswered);
        await session.ReceiveAsync("""{"t":"ping"}""");
        await Until.TrueAsync(() => session.Socket.Sent.Count(frame => TestSession.TypeOf(frame) == "pong") == answered + 1);
    }
}
