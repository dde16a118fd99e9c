using Framewright.Runtime.Tests.Support;
using Framewright.Session;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Disposal: promise 10.</summary>
public sealed class DisposalTests
{
    private static readonly SessionInventory Nothing = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact]
    public async Task What_was_accepted_is_written_before_the_socket_is_closed_in_order()
    {
        var session = await TestSession.LiveAsync();
        for (var i = 0; i < 1000; i++) session.Connection.Post(new Echo(i));
        await session.DisposeAsync();
        Assert.Equal(1002, session.Socket.Sent.Length);
        Assert.True(session.Socket.IsClosedInOrder);
        Assert.True(session.Socket.IsDisposed);
        Assert.Equal(0, session.Connection.Statistics.SocketsLost);
    }

    [Fact]
    public async Task Everything_that_waits_ends_and_everything_in_use_is_given_back()
    {
        var session = await TestSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = BufferPolicy.Hold }));
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b"), (_, _) => default));
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("c"), _ => { }));
        session.Server.Confirms = false;
        var pending = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("d")).AsTask();
        using var cancellation = new CancellationTokenSource();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number, cancellation.Token).AsTask();
        await session.SentAsync("call");
        await session.ReceiveAsync(Wire.Event("a", 1));
        Assert.NotEqual(Nothing, session.Connection.Inventory);

        await session.DisposeAsync();
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call))).Outcome);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(pending));
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(subscription.Completion));
        await Until.TrueAsync(() => session.Connection.Inventory.Handlers == 0);
        Assert.Equal(Nothing, session.Connection.Inventory);
        await Until.TrueAsync(() => session.Time is { TimerCount: 0, SetTimerCount: 0 });
        Assert.Equal(ConnectionState.Closed, session.Connection.State);
    }

    [Fact]
    public async Task Afterwards_everything_is_refused_and_disposing_again_does_nothing()
    {
        var session = await TestSession.LiveAsync();
        await session.DisposeAsync();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.Connection.ConnectAsync().AsTask());
        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask())).Outcome);
        await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask());
        Assert.Throws<ConnectionLostException>(() => session.Connection.Post(new Echo(1)));
    }

    [Fact]
    public async Task A_connection_that_never_connected_or_was_lost_can_be_disposed()
    {
        await using (var never = new TestSession())
        {
            await never.DisposeAsync();
            Assert.Equal(ConnectionState.Closed, never.Connection.State);
        }

        var lost = await TestSession.LiveAsync();
        lost.Socket.Break();
        await lost.Connection.WaitForStateAsync(ConnectionState.Lost);
        await Until.TrueAsync(() => lost.Socket.IsDisposed);
        await lost.DisposeAsync();
        Assert.False(lost.Socket.IsClosedInOrder);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposing_while_connecting_ends_the_attempt(bool isOpening)
    {
        var session = new TestSession();
        session.Server.Opens = false;
        if (!isOpening) session.Server.BeforeSocket = token => new ValueTask(Task.Delay(Timeout.Infinite, token));
        var connecting = session.Connection.ConnectAsync().AsTask();
        await Until.TrueAsync(() => session.Connection.State == (isOpening ? ConnectionState.Opening : ConnectionState.Connecting));
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(connecting));
        Assert.Equal(ConnectionState.Closed, session.Connection.State);
        if (isOpening) await Until.TrueAsync(() => session.Socket.IsDisposed);
    }

    [Fact]
    public async Task A_socket_that_does_not_take_what_is_written_is_given_up_after_the_timeout()
    {
        var session = await TestSession.LiveAsync();
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount == 1);
        var disposing = session.Connection.DisposeAsync().AsTask();
        session.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(disposing.IsCompleted);
        session.Time.Advance(TimeSpan.FromSeconds(0.1));
        await Until.Done(disposing);
        Assert.True(session.Socket.IsDisposed);
    }

    [Fact]
    public async Task Running_handlers_are_awaited()
    {
        var session = await TestSession.LiveAsync();
        var (started, release, ended) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            started.SetResult();
            await release.Task;
            ended = true;
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(started.Task);
        var disposing = session.Connection.DisposeAsync().AsTask();
        await session.Connection.WaitForStateAsync(ConnectionState.Closed);
        Assert.False(disposing.IsCompleted);
        release.SetResult();
        await Until.Done(disposing);
        Assert.True(ended);
    }

    [Fact]
    public async Task A_record_handler_may_dispose_the_connection_and_await_that()
    {
        var session = await TestSession.LiveAsync();
        var done = new TaskCompletionSource();
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            await session.Connection.DisposeAsync();
            done.SetResult();
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(done.Task);
        Assert.Equal(ConnectionState.Closed, session.Connection.State);
    }

    [Fact]
    public async Task A_handler_that_disposes_what_is_being_disposed_does_not_wait_for_itself()
    {
        var session = await TestSession.LiveAsync();
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            started.SetResult();
            await go.Task;
            await session.Connection.DisposeAsync();
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(started.Task);
        var disposing = session.Connection.DisposeAsync().AsTask();
        await session.Connection.WaitForStateAsync(ConnectionState.Closed);
        go.SetResult();

        // Without time passing: the bound is for handlers that hang.
        await Until.Done(disposing);
    }

    [Fact]
    public async Task A_view_handler_may_start_the_disposal()
    {
        var session = await TestSession.LiveAsync();
        Task? disposing = null;
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => disposing ??= session.Connection.DisposeAsync().AsTask()));
        session.Socket.Push(Wire.Event("a", 1));
        await session.Connection.WaitForStateAsync(ConnectionState.Closed);
        await Until.Done(disposing!);
        Assert.True(session.Socket.IsDisposed);
    }

    [Fact]
    public async Task Many_may_dispose_at_once()
    {
        var session = await TestSession.LiveAsync();
        await Until.Done(Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => session.Connection.DisposeAsync().AsTask()))));
        Assert.Equal(ConnectionState.Closed, session.Connection.State);
    }
}
