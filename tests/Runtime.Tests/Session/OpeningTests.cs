using System.Collections.Concurrent;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Session;

/// <summary>From no socket to live: promises 1 and 3.</summary>
public sealed class OpeningTests
{
    private static readonly string[] Opening = ["hello", "begin"];

    [Fact]
    public async Task The_opening_is_written_step_by_step()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.SentAsync("hello");
        Assert.Equal(["hello"], session.Socket.Sent.Select(TestSession.TypeOf));

        await session.ReceiveAsync("""{"t":"opened","session":"s7"}""");
        await session.SentAsync("begin");
        Assert.Contains("s7", session.Socket.Sent[1], StringComparison.Ordinal);
        Assert.False(connecting.IsCompleted);

        await session.ReceiveAsync("""{"t":"notice"}""");
        await Until.Done(connecting);
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task Before_live_nothing_but_the_opening_is_written_and_pings_are_not_answered()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.SentAsync("hello");
        await session.ReceiveAsync("""{"t":"ping"}""");

        var refused = await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask());
        Assert.Equal(CallOutcome.NotSent, refused.Outcome);
        Assert.Throws<ConnectionLostException>(() => session.Connection.Post(new Echo(1)));
        await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask());

        session.Socket.Push("""{"t":"opened"}""");
        await session.ReceiveAsync("""{"t":"notice"}""");
        await Until.Done(connecting);
        await session.ReceiveAsync("""{"t":"ping"}""");
        await session.SentAsync("pong");
        Assert.Equal([.. Opening, "pong"], session.Socket.Sent.Select(TestSession.TypeOf));
        Assert.Equal(1, session.Connection.Statistics.PingsAnswered);
    }

    [Fact]
    public async Task States_are_told_in_order()
    {
        await using var session = new TestSession(authenticator: new CallingAuthenticator());
        session.Server.Replies = true;
        var states = new ConcurrentQueue<ConnectionState>();
        session.Connection.StateChanged += change => states.Enqueue(change.Current);
        await session.ConnectAsync();
        await session.DisposeAsync();
        await Until.TrueAsync(() => states.Count == 6);
        Assert.Equal([ConnectionState.Connecting, ConnectionState.Opening, ConnectionState.Authenticating, ConnectionState.Live, ConnectionState.Closing, ConnectionState.Closed], states);
    }

    [Fact]
    public async Task A_refusal_ends_the_attempt_with_the_reason()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.SentAsync("hello");
        session.Socket.Push("""{"t":"refused","reason":"too old"}""");
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => Until.Done(connecting));
        Assert.Contains("too old", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Lost, session.Connection.State);
        await Until.TrueAsync(() => session.Socket.IsDisposed);
    }

    [Fact]
    public async Task An_attempt_ends_although_the_connector_ignores_its_token_and_the_late_socket_is_closed()
    {
        await using var session = new TestSession();
        var late = new TaskCompletionSource();
        session.Server.BeforeSocket = _ => new ValueTask(late.Task);
        using var giveUp = new CancellationTokenSource();
        var connecting = session.Connection.ConnectAsync(giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(connecting));
        Assert.Equal(ConnectionState.Lost, session.Connection.State);

        session.Server.BeforeSocket = null;
        await session.ConnectAsync();
        Assert.Equal(ConnectionState.Live, session.Connection.State);
        late.SetResult();
        await Until.TrueAsync(() => session.Server.SocketCount == 2 && session.Server[1].IsDisposed);
        Assert.False(session.Server[0].IsDisposed);
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task An_endpoint_source_that_never_answers_is_given_up_after_the_opening_timeout()
    {
        var never = new TaskCompletionSource<Uri>();
        await using var session = new TestSession(options => options with { EndpointSource = _ => new ValueTask<Uri>(never.Task) });
        var connecting = session.Connection.ConnectAsync().AsTask();
        await Until.TrueAsync(() =>
        {
            session.Time.Advance(TimeSpan.FromSeconds(1));
            return connecting.IsCompleted;
        });
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => connecting);
        Assert.Equal(CallOutcome.NotSent, lost.Outcome);
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_the_opening_timeout()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.SentAsync("hello");
        session.Time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(connecting.IsCompleted);
        session.Time.Advance(TimeSpan.FromSeconds(0.1));
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(connecting));
        Assert.Equal(CallOutcome.NotSent, lost.Outcome);
        await Until.TrueAsync(() => session.Socket.IsDisposed);
    }

    [Fact]
    public async Task A_break_during_the_opening_ends_the_attempt()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        var connecting = session.Connection.ConnectAsync().AsTask();
        await session.SentAsync("hello");
        session.Socket.Break(4001, "go away");
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(connecting));
        Assert.Equal(4001, lost.CloseCode);
        Assert.Equal("go away", lost.CloseReason);
    }

    [Fact]
    public async Task Cancelling_while_the_socket_opens_gives_up_and_closes_it()
    {
        await using var session = new TestSession();
        session.Server.BeforeSocket = token => new ValueTask(Task.Delay(Timeout.Infinite, token));
        await AssertCancelledAsync(session, () => session.Connection.State == ConnectionState.Connecting);
        Assert.Equal(1, session.Server.SocketCount);
    }

    [Fact]
    public async Task Cancelling_during_the_opening_gives_up_and_closes_the_socket()
    {
        await using var session = new TestSession();
        session.Server.Opens = false;
        await AssertCancelledAsync(session, () => session.Server.SocketCount == 1 && session.Socket.Sent.Length == 1);
        await Until.TrueAsync(() => session.Server[0].IsDisposed);
    }

    [Fact]
    public async Task Cancelling_during_the_authentication_gives_up_and_closes_the_socket()
    {
        await using var session = new TestSession(authenticator: new CallingAuthenticator());
        await AssertCancelledAsync(session, () => session.Connection.State == ConnectionState.Authenticating && session.Connection.Statistics.CallsPending == 1);
        await Until.TrueAsync(() => session.Server[0].IsDisposed);
        Assert.Equal(0, session.Connection.Inventory.RentedCalls);
    }

    [Fact]
    public async Task A_cancelled_token_does_not_even_try()
    {
        await using var session = new TestSession();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.Connection.ConnectAsync(new CancellationToken(true)).AsTask());
        Assert.Equal(ConnectionState.Disconnected, session.Connection.State);
    }

    [Fact]
    public async Task A_socket_that_opens_after_its_attempt_was_given_up_is_closed_and_does_not_serve_the_next_attempt()
    {
        await using var session = new TestSession();
        var late = new TaskCompletionSource();
        session.Server.BeforeSocket = _ => new ValueTask(late.Task);
        using var giveUp = new CancellationTokenSource();
        var first = session.Connection.ConnectAsync(giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        await session.Connection.WaitForStateAsync(ConnectionState.Lost);

        var open = new TaskCompletionSource();
        session.Server.BeforeSocket = _ => new ValueTask(open.Task);
        var second = session.Connection.ConnectAsync().AsTask();
        late.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(first));
        await Until.TrueAsync(() => session.Server.SocketCount == 1 && session.Server[0].IsDisposed);
        Assert.Equal(ConnectionState.Connecting, session.Connection.State);

        open.SetResult();
        await Until.Done(second);
        Assert.False(session.Server[1].IsDisposed);
        Assert.Equal(2, session.Server.SocketCount);
    }

    [Fact]
    public async Task Only_one_attempt_runs_at_a_time()
    {
        await using var session = await TestSession.LiveAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.Connection.ConnectAsync().AsTask());
    }

    [Fact]
    public async Task The_endpoint_is_asked_for_at_every_attempt()
    {
        var asked = 0;
        await using var session = new TestSession(options => options with
        {
            Endpoint = null,
            EndpointSource = _ => ValueTask.FromResult(new Uri($"ws://127.0.0.1:{++asked}/")),
        });
        await session.ConnectAsync();
        session.Socket.Break();
        await session.Connection.WaitForStateAsync(ConnectionState.Lost);
        await session.ConnectAsync();
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Credentials_do_not_go_over_plain_sockets_to_other_machines()
    {
        await using var session = new TestSession(options => options with { Endpoint = new Uri("ws://chat.example/") }, new CallingAuthenticator());
        var refused = await Assert.ThrowsAsync<AuthenticationException>(() => Until.Done(session.Connection.ConnectAsync()));
        Assert.False(refused.IsTransient);
        Assert.Equal(0, session.Server.SocketCount);

        await using var allowed = new TestSession(options => options with { Endpoint = new Uri("ws://chat.example/"), AllowInsecure = true }, new CallingAuthenticator());
        allowed.Server.Replies = true;
        await allowed.ConnectAsync();
        await using var without = new TestSession(options => options with { Endpoint = new Uri("ws://chat.example/") });
        await without.ConnectAsync();
    }

    [Fact]
    public async Task Only_the_authenticator_may_call_while_it_authenticates()
    {
        var authenticator = new CallingAuthenticator();
        await using var session = new TestSession(authenticator: authenticator);
        var connecting = session.Connection.ConnectAsync().AsTask();
        var id = await session.SentAsync("call");
        Assert.Equal(ConnectionState.Authenticating, session.Connection.State);
        await Assert.ThrowsAsync<ConnectionLostException>(() => session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask());
        await session.ReceiveAsync(Wire.Reply(id, "5"));
        await Until.Done(connecting);
        Assert.Equal(5, authenticator.Answer);
    }

    [Fact]
    public async Task Whatever_the_authenticator_throws_ends_the_socket_and_reaches_the_caller()
    {
        await using var session = new TestSession(authenticator: new CallingAuthenticator(new NotSupportedException("no keys")));
        session.Server.Replies = true;
        await Assert.ThrowsAsync<NotSupportedException>(() => Until.Done(session.Connection.ConnectAsync()));
        Assert.Equal(ConnectionState.Lost, session.Connection.State);
        await Until.TrueAsync(() => session.Socket.IsDisposed);
    }

    private static async Task AssertCancelledAsync(TestSession session, Func<bool> stage)
    {
        using var cancellation = new CancellationTokenSource();
        var connecting = session.Connection.ConnectAsync(cancellation.Token).AsTask();
        await Until.TrueAsync(stage);
        await cancellation.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(connecting));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(ConnectionState.Lost, session.Connection.State);

        // And the next attempt is not harmed by it.
        session.Server.BeforeSocket = null;
        session.Server.Opens = session.Server.Replies = true;
        await session.ConnectAsync();
        Assert.Equal(ConnectionState.Live, session.Connection.State);
        await session.DisposeAsync();
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("break")]
    [InlineData("dispose")]
    public async Task An_attempt_ends_although_the_authenticator_ignores_its_token(string how)
    {
        var session = new TestSession(authenticator: new DeafAuthenticator());
        await using var disposing = session;
        using var cancel = new CancellationTokenSource();
        var connecting = session.Connection.ConnectAsync(cancel.Token).AsTask();
        await Until.TrueAsync(() => session.Connection.State == ConnectionState.Authenticating);
        if (how == "cancel") await cancel.CancelAsync();
        else if (how == "break") session.Socket.Break();
        else await session.DisposeAsync();
        if (how == "cancel") await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(connecting));
        else await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(connecting));
    }

    [Fact]
    public async Task An_authenticator_that_was_given_up_may_not_call_in_the_next_attempt()
    {
        var deaf = new DeafAuthenticator();
        await using var session = new TestSession(authenticator: deaf);
        var first = session.Connection.ConnectAsync().AsTask();
        await Until.TrueAsync(() => session.Connection.State == ConnectionState.Authenticating);
        session.Socket.Break();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(first));

        session.Server.Replies = true;
        var second = session.Connection.ConnectAsync().AsTask();
        await Until.TrueAsync(() => session.Connection.State == ConnectionState.Authenticating);
        deaf.LetGo(0);
        await Until.TrueAsync(() => deaf.Calls[0] is not null);
        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(deaf.Calls[0]!))).Outcome);
        Assert.False(second.IsCompleted);
        deaf.LetGo(1);
        await Until.Done(second);
    }
}
