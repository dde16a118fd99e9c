using System.Net;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>From a break to a live session: promise 2.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public async Task A_broken_socket_heals_by_itself_and_is_reported_with_its_cause()
    {
        await using var session = await HealingSession.LiveAsync();
        var reports = new List<ConnectionReport>();
        session.Connection.BreakReported += reports.Add;
        await session.BreakAsync(4000);
        await session.HealAsync();

        await Until.TrueAsync(() => reports.Count == 1);
        var report = reports[0];
        Assert.True(report.IsHealed);
        Assert.Equal((4000, 1), (report.CloseCode, report.Attempts));
        Assert.IsType<ConnectionLostException>(report.Cause);
        Assert.InRange(report.TimeToHeal!.Value, TimeSpan.Zero, HealingSession.Policy.MaxDelay);
        Assert.Contains(report.LastFrames, frame => frame is { Direction: FrameDirection.Sent, Kind: "opening" });
        Assert.Equal((1, 1), (session.Connection.Statistics.SocketsLost, session.Connection.Statistics.Reconnects));
        Assert.Equal(2, session.Server.SocketCount);
    }

    [Fact]
    public async Task Attempts_go_on_until_one_gets_through_each_after_a_longer_delay_at_most()
    {
        var failing = 0;
        var server = new TestServer { BeforeSocket = _ => failing-- > 0 ? throw new ConnectionLostException("nobody listens", CallOutcome.NotSent) : default };
        await using var session = await HealingSession.LiveAsync(server: server);
        failing = 5;
        await session.BreakAsync();
        await session.HealAsync();
        Assert.Equal(-1, failing);
    }

    [Fact]
    public void Delays_are_random_below_a_bound_that_doubles_up_to_the_cap()
    {
        var policy = new ReconnectPolicy { InitialDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(30) };
        Assert.Equal(TimeSpan.Zero, policy.DelayBefore(7, 0, null));
        Assert.Equal([1, 2, 4, 8, 16, 30, 30], Enumerable.Range(0, 7).Select(failures => policy.DelayBefore(failures, 1, null).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(30), policy.DelayBefore(int.MaxValue, 1, null));
        Assert.Equal(TimeSpan.FromSeconds(77.5), policy.DelayBefore(0, 0.5, TimeSpan.FromSeconds(77)));
        Assert.Equal(TimeSpan.FromDays(1), policy.DelayBefore(0, 0, TimeSpan.FromDays(4000)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task A_bounded_number_of_attempts_ends_in_lost_with_the_last_reason(int attempts)
    {
        var isDown = false;
        var server = new TestServer { BeforeSocket = _ => isDown ? throw new ConnectionLostException("nobody listens", CallOutcome.NotSent) : default };
        await using var session = await HealingSession.LiveAsync(options => options with { Reconnect = HealingSession.Policy with { MaxAttempts = attempts } }, server);
        var reports = new List<ConnectionReport>();
        session.Connection.BreakReported += reports.Add;
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        isDown = true;
        await session.BreakAsync();
        await Until.TrueAsync(() =>
        {
            session.Time.Advance(TimeSpan.FromMilliseconds(200));
            return session.Connection.State == ConnectionState.Lost;
        });

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(subscription.Completion));
        Assert.Contains("nobody listens", lost.Message, StringComparison.Ordinal);
        await Until.TrueAsync(() => reports.Count == 1);
        Assert.Equal((false, attempts), (reports[0].IsHealed, reports[0].Attempts));

        isDown = false;
        await session.ConnectAsync();
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task A_retry_after_is_obeyed()
    {
        var refusals = 0;
        var server = new TestServer { BeforeSocket = _ => refusals-- > 0 ? throw new HandshakeRefusedException("busy", HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(40), isTransient: true) : default };
        await using var session = await HealingSession.LiveAsync(server: server);
        refusals = 1;
        await session.BreakAsync();
        session.Time.Advance(TimeSpan.FromMilliseconds(200));
        await Until.TrueAsync(() => refusals == 0 && session.Connection.State == ConnectionState.Healing);

        session.Time.Advance(TimeSpan.FromSeconds(39));
        await Task.Yield();
        Assert.Equal((0, ConnectionState.Healing), (refusals, session.Connection.State));
        session.Time.Advance(TimeSpan.FromSeconds(2));
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Live));
    }

    [Fact]
    public async Task A_refusal_that_waiting_does_not_mend_is_terminal()
    {
        var isRefused = false;
        var server = new TestServer { BeforeSocket = _ => isRefused ? throw new HandshakeRefusedException("forbidden", HttpStatusCode.Forbidden) : default };
        await using var session = await HealingSession.LiveAsync(server: server);
        var waiting = session.Connection.WaitForSubscriptionsAsync();
        Assert.True(waiting.IsCompletedSuccessfully);
        isRefused = true;
        await session.BreakAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        waiting = session.Connection.WaitForSubscriptionsAsync();
        session.Time.Advance(TimeSpan.FromMilliseconds(200));
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Lost));
        var failed = await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call));
        Assert.Equal(CallOutcome.NotSent, failed.Outcome);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(waiting));
    }

    [Fact]
    public async Task The_first_connect_throws_unless_it_is_to_be_retried()
    {
        var failing = 2;
        var server = new TestServer { BeforeSocket = _ => failing-- > 0 ? throw new ConnectionLostException("nobody listens", CallOutcome.NotSent) : default };
        await using var impatient = new TestSession(options => options with { Reconnect = HealingSession.Policy }, server: server);
        await Assert.ThrowsAsync<ConnectionLostException>(() => impatient.ConnectAsync());
        Assert.Equal(ConnectionState.Lost, impatient.Connection.State);

        failing = 2;
        await using var patient = new TestSession(options => options with { Reconnect = HealingSession.Policy with { RetriesFirstConnect = true } }, server: server);
        var connecting = patient.Connection.ConnectAsync().AsTask();
        await patient.HealAsync();
        await Until.Done(connecting);
        Assert.Equal(-1, failing);
    }

    [Fact]
    public async Task A_cancelled_first_connect_that_waits_for_its_next_attempt_is_given_up()
    {
        var server = new TestServer { BeforeSocket = _ => throw new ConnectionLostException("nobody listens", CallOutcome.NotSent) };
        await using var session = new TestSession(options => options with { Reconnect = HealingSession.Policy with { RetriesFirstConnect = true } }, server: server);
        using var cancellation = new CancellationTokenSource();
        var connecting = session.Connection.ConnectAsync(cancellation.Token).AsTask();
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(connecting));
        Assert.Equal(ConnectionState.Lost, session.Connection.State);
    }

    [Fact]
    public async Task The_endpoint_is_asked_for_each_attempt()
    {
        var asked = 0;
        await using var session = await HealingSession.LiveAsync(options => options with
        {
            EndpointSource = _ => ValueTask.FromResult(new Uri($"ws://127.0.0.1:{++asked}/")),
        });
        await session.BreakAsync();
        await session.HealAsync();
        await session.BreakAsync();
        await session.HealAsync();
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Disposing_while_it_heals_ends_everything()
    {
        var session = await HealingSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.BreakAsync();
        var call = session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call));
        await Until.Done(Task.WhenAny(subscription.Completion));
        Assert.Equal(ConnectionState.Closed, session.Connection.State);
        session.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, session.Server.SocketCount);
    }
}
