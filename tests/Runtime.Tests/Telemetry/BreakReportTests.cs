using System.Collections.Concurrent;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>Breaks are reported when they are over, and the log tells of them on the way.</summary>
public sealed class BreakReportTests : IDisposable
{
    private readonly RecordingLog log = new();
    private readonly ConcurrentQueue<ConnectionReport> reports = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task One_that_heals_says_why_for_how_long_and_after_how_many_attempts()
    {
        await using var session = await LiveAsync(new ReconnectPolicy());
        await using var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.ReceiveAsync(Wire.Event("a", 1));
        var lost = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await session.SentAsync("call");
        var tried = 0;
        session.Server.BeforeSocket = _ => Interlocked.Increment(ref tried) <= 2 ? throw new HandshakeRefusedException("not now", isTransient: true) : ValueTask.CompletedTask;
        var start = session.Time.GetUtcNow();
        session.Socket.Break(4001, "words of the peer");
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(lost));
        await PassAsync(session, () => session.Connection.State == ConnectionState.Live);
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());

        var report = await ReportAsync();
        Assert.Equal((true, 3, start), (report.IsHealed, report.Attempts, report.StartedAt));
        Assert.InRange(report.TimeToHeal!.Value, TimeSpan.FromTicks(1), session.Time.GetUtcNow() - start);
        Assert.Equal((4001, "words of the peer"), (report.CloseCode, report.CloseReason));
        Assert.Equal(4001, Assert.IsType<ConnectionLostException>(report.Cause).CloseCode);
        Assert.Equal((new LostCalls(0, 1), 0), (report.LostCalls, report.PostsDropped));
        Assert.Equal(["opening", "Opened", "opening", "Notice", "subscribe", "Subscribed", "Event", "call"], report.LastFrames.Select(frame => frame.Kind));
        AssertLogged(
            "Information Test: attempt 1 to connect again comes in ",
            "Warning Test: attempt 1 to connect failed: not now",
            "Information Test: attempt 2 to connect again comes in ",
            "Warning Test: attempt 2 to connect failed: not now",
            "Information Test: attempt 3 to connect again comes in ",
            "Information Test: live again after ",
            "Warning Test: a break ended 0 calls that were not sent, 1 of unknown outcome, and 0 posts",
            "Warning Test: a subscription to Numbers has a gap: ConnectionLost",
            "Debug Test: the subscription to Numbers is restored");
    }

    [Fact]
    public async Task One_that_is_given_up_says_so_with_the_calls_that_waited()
    {
        await using var session = await LiveAsync(new ReconnectPolicy { MaxAttempts = 2 });
        session.Server.BeforeSocket = _ => throw new HandshakeRefusedException("not now", isTransient: true);
        session.Socket.Break();
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
        var waiting = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await PassAsync(session, () => session.Connection.State == ConnectionState.Lost);
        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(waiting))).Outcome);

        var report = await ReportAsync();
        Assert.Equal((false, null, 2, new LostCalls(1, 0)), (report.IsHealed, report.TimeToHeal, report.Attempts, report.LostCalls));
        AssertLogged("Error Test: given up after 2 attempts: not now", "Warning Test: a break ended 1 calls that were not sent");
    }

    [Fact]
    public async Task One_during_which_the_connection_is_disposed_is_reported_as_not_healed()
    {
        await using var session = await LiveAsync(new ReconnectPolicy());
        session.Socket.Break();
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
        await session.DisposeAsync();
        Assert.False((await ReportAsync()).IsHealed);
        Assert.DoesNotContain(log.Lines, line => line.Contains("given up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disposal_is_no_break()
    {
        await using var session = await LiveAsync(new ReconnectPolicy());
        await session.DisposeAsync();
        Assert.Empty(reports);
    }

    [Fact]
    public async Task Posts_that_were_certainly_not_written_are_counted()
    {
        await using var session = await LiveAsync(ReconnectPolicy.Never);
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        session.Connection.Post(new Echo(2));
        session.Connection.Post(new Echo(3));
        session.Socket.Break();
        session.Socket.Release();

        var report = await ReportAsync();
        Assert.Equal((2, 0, false), (report.PostsDropped, report.Attempts, report.IsHealed));
        Assert.Equal(["call", "call", "call"], report.LastFrames.TakeLast(3).Select(frame => frame.Kind));
    }

    [Fact]
    public async Task A_silent_peer_is_logged_with_its_silence()
    {
        await using var session = await LiveAsync(ReconnectPolicy.Never);
        await PassAsync(session, () => session.Connection.State == ConnectionState.Lost, ConnectionState.Live);
        await ReportAsync();
        AssertLogged("Warning Test: no sign of life from the peer for 00:01:");
    }

    [Fact]
    public async Task A_limit_that_is_reached_again_and_again_is_logged_ever_more_rarely()
    {
        await using var session = await LiveAsync(ReconnectPolicy.Never, options => options with { MaxPendingCalls = 1 });
        var pending = session.Connection.CallAsync(new Echo(1)).AsTask();
        for (var i = 0; i < 1000; i++) await Assert.ThrowsAsync<LimitExceededException>(() => Until.Done(session.Connection.CallAsync(new Echo(2))));
        Assert.Equal(10, log.Lines.Count(line => line.Contains("MaxPendingCalls (1) is reached", StringComparison.Ordinal)));
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call"), "1"));
        await Until.Done(pending);
    }

    private async Task<TestSession> LiveAsync(ReconnectPolicy policy, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var session = new TestSession(options => (configure?.Invoke(options) ?? options) with { LoggerFactory = log, Reconnect = policy });
        session.Connection.BreakReported += reports.Enqueue;
        await session.ConnectAsync();
        return session;
    }

    /// <summary>Lets time pass, while the connection waits for it, until something has come about.</summary>
    private static Task PassAsync(TestSession session, Func<bool> isDone, ConnectionState passesIn = ConnectionState.Healing) => Until.TrueAsync(() =>
    {
        if (session.Connection.State == passesIn) session.Time.Advance(TimeSpan.FromMilliseconds(500));
        return isDone();
    });

    private async Task<ConnectionReport> ReportAsync()
    {
        await Until.TrueAsync(() => !reports.IsEmpty);
        return Assert.Single(reports);
    }

    /// <summary>Each, whatever else is logged.</summary>
    private void AssertLogged(params string[] lines)
    {
        foreach (var line in lines) Assert.Contains(log.Lines, logged => logged.StartsWith(line, StringComparison.Ordinal));
    }
}
