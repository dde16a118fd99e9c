using Framewright.Json;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Calls;

/// <summary>Every call ends exactly once: promise 4.</summary>
public sealed class CallTests
{
    [Fact]
    public async Task A_result_an_error_and_nothing_each_reach_their_call()
    {
        await using var session = await TestSession.LiveAsync();
        var first = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var second = session.Connection.CallAsync(new Echo(2)).AsTask();
        var third = session.Connection.CallRawAsync(new Echo(3)).AsTask();
        var fourth = session.Connection.CallRawAsync(new Echo(4)).AsTask();
        var id = await session.SentAsync("call");
        session.Socket.Push($$"""{"t":"reply","id":"{{id + 3}}"}""");
        session.Socket.Push(Wire.Reply(id + 2, """{"a":[1]}"""));
        session.Socket.Push(Wire.Failure(id + 1, "no-way"));
        session.Socket.Push(Wire.Reply(id, "77"));

        Assert.Equal(77, await Until.Done(first));
        var error = await Assert.ThrowsAsync<CallException>(() => Until.Done(second));
        Assert.Equal(("no-way", "Echo", CallOutcome.Rejected), (error.Code, error.Method, error.Outcome));
        using var raw = await Until.Done(third);
        Assert.Equal("""{"a":[1]}""", raw.ToString());
        using var absent = await Until.Done(fourth);
        Assert.Equal(JsonKind.Null, absent.Kind);
        var statistics = session.Connection.Statistics;
        Assert.Equal((4, 3, 1, 0), (statistics.Calls, statistics.CallsCompleted, statistics.CallsFailed, statistics.CallsPending));
    }

    [Fact]
    public async Task An_error_behind_the_result_fails_the_call_and_disposes_the_result()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallRawAsync(new Echo(1)).AsTask();
        var id = await session.SentAsync("call");
        await session.ReceiveAsync($$"""{"t":"reply","id":"{{id}}","result":{"a":1},"error":"late"}""");
        Assert.Equal("late", (await Assert.ThrowsAsync<CallException>(() => Until.Done(call))).Code);
    }

    [Fact]
    public async Task A_null_error_is_none()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        await session.ReceiveAsync($$"""{"t":"reply","id":"{{id}}","result":8,"error":null}""");
        Assert.Equal(8, await Until.Done(call));
    }

    [Fact]
    public async Task A_second_reply_is_late_and_an_id_never_given_out_is_unknown()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        session.Socket.Push(Wire.Reply(id, "1"));
        session.Socket.Push(Wire.Reply(id, "2"));
        session.Socket.Push(Wire.Reply(id + 1000, "3"));
        session.Socket.Push("""{"t":"reply","id":"abc","result":4}""");
        await session.ReceiveAsync("""{"t":"reply","result":5}""");
        Assert.Equal(1, await Until.Done(call));
        var statistics = session.Connection.Statistics;
        Assert.Equal((1, 3, 0), (statistics.LateReplies, statistics.UnknownIds, statistics.Faults));
    }

    [Fact]
    public async Task Each_timeout_class_has_its_own_deadline_and_all_share_one_timer()
    {
        await using var session = await TestSession.LiveAsync();
        Assert.Equal(1, session.Time.TimerCount);
        var brief = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var lengthy = session.Connection.CallAsync(new LongEcho(1), Wire.Number).AsTask();
        var assets = session.Connection.CallAsync(new AssetEcho(1), Wire.Number).AsTask();
        await session.SentAsync("call", 2);
        Assert.Equal(1, session.Time.TimerCount);
        Assert.Equal(3, session.Connection.Inventory.Deadlines);

        await AssertTimesOutAsync(session, brief, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await AssertTimesOutAsync(session, lengthy, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15));
        session.Socket.Push("""{"t":"pong"}""");
        await session.Socket.HandledAsync();
        session.Time.Advance(TimeSpan.FromSeconds(20));
        await session.ReceiveAsync("""{"t":"pong"}""");
        await AssertTimesOutAsync(session, assets, TimeSpan.FromSeconds(35), TimeSpan.FromSeconds(60));
        Assert.Equal(0, session.Connection.Inventory.Deadlines);
    }

    [Fact]
    public async Task A_reply_after_the_timeout_is_late()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        session.Time.Advance(TimeSpan.FromSeconds(10));
        await session.ReceiveAsync(Wire.Reply(id, "1"));
        await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(call));
        Assert.Equal(1, session.Connection.Statistics.LateReplies);
    }

    [Fact]
    public async Task What_was_never_written_times_out_as_not_sent_and_is_never_written_later()
    {
        await using var session = await TestSession.LiveAsync();
        var (taken, queued) = await QueueBehindAsync(session);
        session.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(taken))).Outcome);
        var timeout = await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(queued));
        Assert.Equal((CallOutcome.NotSent, true), (timeout.Outcome, timeout.IsTransient));
        await AssertOnlyFirstIsWrittenAsync(session);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_was_written_is_withdrawn()
    {
        await using var session = await TestSession.LiveAsync();
        using var cancellation = new CancellationTokenSource();
        var (_, queued) = await QueueBehindAsync(session, cancellation.Token);
        await cancellation.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(queued));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        await AssertOnlyFirstIsWrittenAsync(session);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_after_it_was_written_ends_and_its_reply_is_late()
    {
        await using var session = await TestSession.LiveAsync();
        using var cancellation = new CancellationTokenSource();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number, cancellation.Token).AsTask();
        var id = await session.SentAsync("call");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(call));
        await session.ReceiveAsync(Wire.Reply(id, "1"));
        Assert.Equal(1, session.Connection.Statistics.LateReplies);
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await using var session = await TestSession.LiveAsync();
        var sent = session.Connection.Statistics.FramesSent;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Connection.CallAsync(new Echo(1), Wire.Number, new CancellationToken(true)).AsTask());
        await session.Connection.DisposeAsync();
        Assert.Equal(sent, session.Connection.Statistics.FramesSent);
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task A_break_ends_every_call_with_what_is_known_of_it()
    {
        await using var session = await TestSession.LiveAsync();
        var (taken, queued) = await QueueBehindAsync(session);
        session.Socket.Break(1012, "restart");
        var unknown = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(taken));
        Assert.Equal((CallOutcome.Unknown, false, 1012), (unknown.Outcome, unknown.IsTransient, unknown.CloseCode));
        var unsent = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(queued));
        Assert.Equal((CallOutcome.NotSent, true), (unsent.Outcome, unsent.IsTransient));
        Assert.Equal(0, session.Connection.Inventory.PendingCalls);
    }

    [Fact]
    public async Task More_calls_than_allowed_are_refused_unsent()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxPendingCalls = 1 });
        var first = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        var refused = await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.CallAsync(new Echo(2), Wire.Number).AsTask());
        Assert.Equal(("MaxPendingCalls", true), (refused.Option, refused.IsTransient));
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call"), "1"));
        Assert.Equal(1, await Until.Done(first));
        var next = session.Connection.CallAsync(new Echo(3), Wire.Number).AsTask();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call", 1), "3"));
        Assert.Equal(3, await Until.Done(next));
    }

    [Fact]
    public async Task More_queued_bytes_than_allowed_are_refused_until_they_are_written()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxQueuedBytes = 300 });
        session.Socket.Hold();
        session.Connection.Post(new Custom(writer => writer.WriteStringValue(new string('x', 400))));
        await Until.TrueAsync(() => session.Socket.AppendedCount > 0);
        Assert.Throws<LimitExceededException>(() =>
        {
            for (var i = 0; i < 2; i++) session.Connection.Post(new Custom(writer => writer.WriteStringValue(new string('x', 400))));
        });
        session.Socket.Release();

        // What has been written waits no more, so there is room again: forever full would be a dead connection.
        await Until.TrueAsync(() => TryPost(session));
    }

    [Fact]
    public async Task Parameters_that_cannot_be_written_fail_their_call_and_leave_no_trace()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        var failing = session.Connection.CallAsync(new Custom(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(new string('x', 5000));
            throw new NotSupportedException("cannot be written");
        }));
        await Assert.ThrowsAsync<NotSupportedException>(() => failing.AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Connection.CallAsync(new Custom(writer => writer.WriteStartArray())).AsTask());
        Assert.Throws<NotSupportedException>(() => session.Connection.Post(new Custom(_ => throw new NotSupportedException())));
        Assert.Equal(3, await Until.Done(session.Connection.CallAsync(new Echo(3), Wire.Number)));
        Assert.Equal(3, session.Socket.Sent.Length);
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task A_caller_that_blocks_its_thread_holds_up_no_other()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var number = 0; number < 50; number++)
            {
                await session.Connection.CallAsync(new Echo(number), Wire.Number);

                // On the thread that hands answers over.
                Assert.Equal(number, session.Connection.CallAsync(new Echo(number), Wire.Number).AsTask().GetAwaiter().GetResult());
            }
        }));
        await Until.Done(Task.WhenAll(callers));
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task Parameters_may_not_use_the_connection_while_they_are_written()
    {
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Custom(_ => session.Connection.Post(new Echo(1))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.AsTask());
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task A_reply_reader_that_throws_fails_its_call_and_nothing_else()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        await Assert.ThrowsAsync<NotSupportedException>(() => Until.Done(session.Connection.CallAsync(new Echo(1), new ThrowingReader())));
        Assert.Equal(2, await Until.Done(session.Connection.CallAsync(new Echo(2), Wire.Number)));
    }

    [Fact]
    public async Task A_result_is_taken_once()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number);
        await Until.TrueAsync(() => call.IsCompleted);
        Assert.Equal(1, await call);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await call);
    }

    [Fact]
    public async Task Posts_are_sent_and_their_replies_are_nobodys()
    {
        await using var session = await TestSession.LiveAsync();
        session.Connection.Post(new Echo(1));
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call"), "1"));
        Assert.Equal((1, 1, 0), (session.Connection.Statistics.Posts, session.Connection.Statistics.LateReplies, session.Connection.Statistics.Calls));
    }

    private static bool TryPost(TestSession session)
    {
        try
        {
            session.Connection.Post(new Echo(1));
            return true;
        }
        catch (LimitExceededException)
        {
            return false;
        }
    }

    /// <summary>One call is in the transport's hands and does not get on; another one waits behind it.</summary>
    private static async Task<(Task<long> Taken, Task<long> Queued)> QueueBehindAsync(TestSession session, CancellationToken cancellationToken = default)
    {
        session.Socket.Hold();
        var taken = session.Connection.CallAsync(new Echo(1), Wire.Number, CancellationToken.None).AsTask();
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        var queued = session.Connection.CallAsync(new Echo(2), Wire.Number, cancellationToken).AsTask();
        return (taken, queued);
    }

    private static async Task AssertOnlyFirstIsWrittenAsync(TestSession session)
    {
        session.Connection.Post(new Echo(3));
        session.Socket.Release();
        await session.SentAsync("call", 1);
        Assert.Contains("[1]", session.Socket.Sent[2], StringComparison.Ordinal);
        Assert.Contains("[3]", session.Socket.Sent[3], StringComparison.Ordinal);
        Assert.Equal(4, session.Socket.Sent.Length);
    }

    private static async Task AssertTimesOutAsync(TestSession session, Task<long> call, TimeSpan passed, TimeSpan timeout)
    {
        session.Time.Advance(timeout - passed - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        session.Time.Advance(TimeSpan.FromMilliseconds(1));
        var error = await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(call));
        Assert.Equal((timeout, CallOutcome.Unknown), (error.Timeout, error.Outcome));
    }

    [Fact]
    public async Task A_token_whose_source_is_disposed_does_not_keep_the_call_out_of_its_pool()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        var source = new CancellationTokenSource();
        var token = source.Token;
        source.Dispose();
        Assert.Equal(3, await Until.Done(session.Connection.CallAsync(new Echo(3), Wire.Number, token)));
        await Until.TrueAsync(() => session.Connection.Inventory.RentedCalls == 0);
    }
}
