using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>Calls around a break: promise 4.</summary>
public sealed class WaitingCallTests
{
    [Fact]
    public async Task Calls_that_were_never_written_are_sent_after_healing_in_their_order()
    {
        await using var session = await HealingSession.LiveAsync();
        session.Socket.Hold();
        var written = session.Connection.CallAsync(new Echo(0), Wire.Number).AsTask();
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        var left = Enumerable.Range(1, 5).Select(number => session.Connection.CallAsync(new Echo(number), Wire.Number).AsTask()).ToArray();
        await session.BreakAsync();
        session.Server[0].Release();
        var queued = Enumerable.Range(6, 5).Select(number => session.Connection.CallAsync(new Echo(number), Wire.Number).AsTask()).ToArray();
        session.Server.Replies = true;
        await session.HealAsync();

        var results = await Until.Done(Task.WhenAll([.. left, .. queued]));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], results);
        var unknown = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(written));
        Assert.Equal((CallOutcome.Unknown, false), (unknown.Outcome, unknown.IsTransient));
        var ids = session.Socket.Sent.Where(frame => TestSession.TypeOf(frame) == "call").Select(TestSession.IdOf).ToArray();
        Assert.Equal(10, ids.Length);
        Assert.Equal(ids.Order(), ids);
    }

    [Fact]
    public async Task Waiting_counts_against_the_one_deadline()
    {
        await using var session = await HealingSession.LiveAsync(options => options with { CallTimeout = TimeSpan.FromSeconds(2), Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.FromHours(1), MaxDelay = TimeSpan.FromHours(1) } });
        await session.BreakAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        session.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(call.IsCompleted);
        session.Time.Advance(TimeSpan.FromSeconds(1.1));
        var timeout = await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(call));
        Assert.Equal((CallOutcome.NotSent, true), (timeout.Outcome, timeout.IsTransient));
        Assert.Equal(0, session.Connection.Inventory.PendingCalls);
    }

    [Fact]
    public async Task A_waiting_call_can_be_cancelled()
    {
        await using var session = await HealingSession.LiveAsync();
        await session.BreakAsync();
        using var cancellation = new CancellationTokenSource();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(call));
        await session.HealAsync();
        Assert.DoesNotContain(session.Socket.Sent, frame => TestSession.TypeOf(frame) == "call");
    }

    [Fact]
    public async Task The_queue_is_bounded()
    {
        await using var session = await HealingSession.LiveAsync(options => options with { MaxQueuedCalls = 3 });
        await session.BreakAsync();
        var waiting = Enumerable.Range(0, 3).Select(number => session.Connection.CallAsync(new Echo(number), Wire.Number).AsTask()).ToArray();
        var refused = await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.CallAsync(new Echo(3), Wire.Number).AsTask());
        Assert.Contains("MaxQueuedCalls", refused.Message, StringComparison.Ordinal);
        session.Server.Replies = true;
        await session.HealAsync();
        var results = await Until.Done(Task.WhenAll(waiting));
        Assert.Equal([0, 1, 2], results);
    }

    [Fact]
    public async Task Posts_that_were_not_written_are_counted()
    {
        await using var session = await HealingSession.LiveAsync();
        var reports = new List<ConnectionReport>();
        session.Connection.BreakReported += reports.Add;
        session.Connection.Post(new Echo(0));
        await Until.TrueAsync(() => session.Socket.Sent.Length == 3);
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        session.Connection.Post(new Echo(2));
        session.Connection.Post(new Echo(3));
        await session.BreakAsync();
        session.Server[0].Release();
        Assert.Throws<ConnectionLostException>(() => session.Connection.Post(new Echo(4)));
        await session.HealAsync();
        await Until.TrueAsync(() => reports.Count == 1);
        Assert.Equal(2, reports[0].PostsDropped);
    }

    [Fact]
    public async Task Before_the_first_live_session_nothing_waits()
    {
        var server = new TestServer { BeforeSocket = _ => throw new ConnectionLostException("nobody listens", CallOutcome.NotSent) };
        await using var session = new TestSession(options => options with { Reconnect = HealingSession.Policy with { RetriesFirstConnect = true } }, server: server);
        var connecting = session.Connection.ConnectAsync().AsTask();
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
        await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask());
        await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask());
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(connecting));
    }
}
