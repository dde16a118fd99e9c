using System.Collections.Concurrent;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Session;

/// <summary>A break ends everything that depended on the socket, once; a new attempt starts clean.</summary>
public sealed class LossTests
{
    [Fact]
    public async Task After_a_loss_one_may_connect_again_and_all_works_as_before()
    {
        await using var session = await TestSession.LiveAsync();
        session.Server.Replies = true;
        for (var round = 0; round < 5; round++)
        {
            await using var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
            Assert.Equal(round, await Until.Done(session.Connection.CallAsync(new Echo(round), Wire.Number)));
            session.Socket.Push(Wire.Event("a", round));
            Assert.Equal([round], await Subscriptions.TopicTests.TakeAsync(subscription, 1));
            session.Socket.Break();
            await session.Connection.WaitForStateAsync(ConnectionState.Lost);
            await session.ConnectAsync();
        }

        Assert.Equal(6, session.Server.SocketCount);
        Assert.Equal((5, ConnectionState.Live), (session.Connection.Statistics.SocketsLost, session.Connection.State));
        Assert.Equal(1, session.Time.TimerCount);
        var ids = Enumerable.Range(0, 6).SelectMany(i => session.Server[i].Sent).Select(TestSession.IdOf).Where(id => id != 0).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task The_reason_is_told_with_the_state_and_stands_in_every_error()
    {
        await using var session = await TestSession.LiveAsync();
        var changes = new ConcurrentQueue<StateChange>();
        session.Connection.StateChanged += changes.Enqueue;
        var calls = Enumerable.Range(0, 3).Select(i => session.Connection.CallAsync(new Echo(i), Wire.Number).AsTask()).ToArray();
        await session.SentAsync("call", 2);
        session.Socket.Push("""{"t":"goodbye","reason":"moving house"}""");
        session.Socket.Break();
        foreach (var call in calls) Assert.Contains("moving house", (await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call))).Message, StringComparison.Ordinal);
        await Until.TrueAsync(() => changes.Count == 1);
        var change = Assert.Single(changes);
        Assert.Equal((ConnectionState.Live, ConnectionState.Lost), (change.Previous, change.Current));
        Assert.Contains("moving house", change.Reason!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalidated_session_is_given_up()
    {
        await using var session = await TestSession.LiveAsync();
        session.Socket.Push("""{"t":"invalid","reason":"expired"}""");
        await session.Connection.WaitForStateAsync(ConnectionState.Lost);
        await Until.TrueAsync(() => session.Socket.IsDisposed);
        await session.ConnectAsync();
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task The_rest_of_a_lost_sockets_frames_does_not_end_the_next_attempt()
    {
        await using var session = await TestSession.LiveAsync();
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ =>
        {
            entered.SetResult();
            release.Task.Wait();
        }));
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push("""{"t":"invalid"}""");
        session.Socket.Push("""{"t":"refused"}""");
        await Until.Done(entered.Task);

        // Given up by a cancelled second attempt's neighbour: the reader still has frames of the first socket in hand.
        using (session.Connection.Gate.Enter()) session.Connection.Core.Lose(new ConnectionLostException("The test gives it up."), 0);
        var connecting = session.Connection.ConnectAsync().AsTask();
        Assert.Equal(ConnectionState.Connecting, session.Connection.State);
        release.SetResult();
        await Until.Done(connecting);
        Assert.Equal(2, session.Server.SocketCount);
        Assert.True(session.Server[0].IsDisposed);
        Assert.False(session.Server[1].IsDisposed);
    }

    [Fact]
    public async Task Waiting_for_a_state_ends_with_it_with_the_token_or_with_the_connection()
    {
        var session = await TestSession.LiveAsync();
        await session.Connection.WaitForStateAsync(ConnectionState.Live);
        using var cancellation = new CancellationTokenSource();
        var cancelled = session.Connection.WaitForStateAsync(ConnectionState.Lost, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(cancelled));
        Assert.Equal(0, session.Connection.Inventory.StateWaiters);

        var lost = session.Connection.WaitForStateAsync(ConnectionState.Lost);
        session.Socket.Break();
        await Until.Done(lost);
        var live = session.Connection.WaitForStateAsync(ConnectionState.Live);
        var closed = session.Connection.WaitForStateAsync(ConnectionState.Closed);
        await session.DisposeAsync();
        await Until.Done(closed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Until.Done(live));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.Connection.WaitForStateAsync(ConnectionState.Live));
    }

    [Fact]
    public async Task A_state_callback_that_throws_or_blocks_keeps_nobody_else_waiting()
    {
        await using var session = new TestSession();
        var release = new TaskCompletionSource();
        session.Connection.StateChanged += _ => throw new NotSupportedException();
        session.Connection.StateChanged += change =>
        {
            if (change.Current == ConnectionState.Lost) release.Task.Wait();
        };
        await session.ConnectAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await session.SentAsync("call");
        session.Socket.Break();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call));
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(subscription.Completion));
        release.SetResult();
    }

    [Fact]
    public async Task A_transport_that_throws_ends_its_socket_and_nothing_else()
    {
        await using var session = await TestSession.LiveAsync();
        session.Socket.OnSent = (_, _) => throw new NotSupportedException("a defect of the transport");
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call));
        await session.ConnectAsync();
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }
}
