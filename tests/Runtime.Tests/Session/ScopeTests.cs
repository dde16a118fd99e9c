using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Versions;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Scopes at their edges; whole lives stand in the gallery of protocols.</summary>
public sealed class ScopeTests
{
    [Fact]
    public async Task An_opening_that_nobody_answers_times_out_and_leaves_nothing()
    {
        await using var session = await TestSession.LiveAsync();
        var opening = session.Connection.OpenScopeAsync(Room()).AsTask();
        await session.SentAsync("enter");
        session.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(opening))).Outcome);
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task An_opening_that_is_given_up_is_closed_again()
    {
        await using var session = await TestSession.LiveAsync();
        using var cancellation = new CancellationTokenSource();
        var opening = session.Connection.OpenScopeAsync(Room(), cancellation.Token).AsTask();
        await session.SentAsync("enter");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(opening));
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("exit"), "null"));
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_close_it_for_the_other()
    {
        await using var session = await TestSession.LiveAsync();
        using var cancellation = new CancellationTokenSource();
        var given = session.Connection.OpenScopeAsync(Room(), cancellation.Token).AsTask();
        var kept = session.Connection.OpenScopeAsync(Room()).AsTask();
        var id = await session.SentAsync("enter");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(given));
        await session.ReceiveAsync(Wire.Reply(id, "null"));
        Assert.Equal(id, (await Until.Done(kept)).Scope!.Id);
        Assert.Single(session.Socket.Sent, frame => TestSession.TypeOf(frame) == "enter");
    }

    [Fact]
    public async Task Frames_of_another_opening_are_stale_and_a_null_belongs_to_all()
    {
        var (session, scope) = await OpenAsync();
        await using var disposing = session;
        await Until.Done(scope.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await Until.Done(session.Connection.SubscribeAsync(Wire.Texts, Wire.Room("a", Wire.Texts)));
        await session.ReceiveAsync(Event("\"99\"", "1"));
        Assert.Equal((0, 1), (session.Connection.Statistics.EventsStale, session.Connection.Statistics.Faults)); // the text outside of the scope got it, and could not read it
        await session.ReceiveAsync(Event($"\"{scope.Scope!.Id}\"", "2"));
        await session.ReceiveAsync(Event("null", "3"));
        Assert.Equal(2, session.Connection.Statistics.EventsDelivered);
    }

    [Fact]
    public async Task Sub_clients_share_the_services_version()
    {
        await using var session = await TestSession.LiveAsync();
        await using var scoped = session.Connection.WithScope(new Scope("Tab", ["t1"]));
        Assert.False(scoped.UsesHttp(ServiceVersion.Parse("2.0")));
        scoped.ServiceVersion = ServiceVersion.Parse("2.0");
        Assert.Equal(ServiceVersion.Parse("2.0"), session.Connection.ServiceVersion);
        Assert.True(scoped.UsesHttp(ServiceVersion.Parse("2.0")));
        Assert.False(session.Connection.UsesHttp(ServiceVersion.Parse("2.0.1")));
    }

    [Fact]
    public async Task What_is_bound_without_an_opening_tells_its_frames_by_its_first_value()
    {
        await using var session = await TestSession.LiveAsync();
        await using var first = session.Connection.WithScope(new Scope("Tab", ["t1"]));
        await using var second = session.Connection.WithScope(new Scope("Tab", ["t2"]));
        var ones = await Until.Done(first.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var twos = await Until.Done(second.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.ReceiveAsync(Event("\"t2\"", "2"));
        await session.ReceiveAsync(Event("\"t1\"", "1"));
        await session.ReceiveAsync(Event("\"t3\"", "3"));
        Assert.Equal((2, 1), (session.Connection.Statistics.EventsDelivered, session.Connection.Statistics.EventsStale));
        Assert.Equal(2, await FirstAsync(twos));
        Assert.Equal(1, await FirstAsync(ones));
        await first.DisposeAsync();
        Assert.Equal((SubscriptionState.Ended, SubscriptionState.Live), (ones.State, twos.State));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await first.CallAsync(new Echo(1)));
    }

    [Fact]
    public async Task The_end_of_the_connection_ends_its_scopes_once()
    {
        var (session, scope) = await OpenAsync();
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(scope.Scope!.Ended));
        await scope.DisposeAsync();
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task A_sub_client_sees_the_connection_as_it_is()
    {
        var (session, scope) = await OpenAsync();
        await using var disposing = session;
        session.Server.Replies = true;
        Assert.Equal(ConnectionState.Live, scope.State);
        Assert.Equal(5, await Until.Done(scope.CallAsync(new Echo(5), Wire.Number)));
        await Until.Done(scope.CallAsync(new Echo(6)));
        scope.Post(new Echo(7));
        using (var raw = await Until.Done(scope.CallRawAsync(new Echo(8)))) Assert.Equal("8", raw.ToString());
        Assert.Equal(3, scope.Statistics.CallsCompleted);
        await scope.DisposeAsync();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("exit"), "null"));
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    private static Scope Room() => new("Room", ["lobby"]);

    private static string Event(string scope, string body) => $$"""{"t":"event","scope":{{scope}},"route":["room","a"],"body":{{body}}}""";

    private static async Task<(TestSession Session, RealtimeConnection Scope)> OpenAsync()
    {
        var session = await TestSession.LiveAsync();
        var opening = session.Connection.OpenScopeAsync(Room()).AsTask();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("enter"), "null"));
        return (session, await Until.Done(opening));
    }

    private static async Task<long> FirstAsync(Subscription<long> subscription)
    {
        await using var reading = subscription.GetAsyncEnumerator();
        await Until.Done(reading.MoveNextAsync());
        return reading.Current;
    }

    private static void AssertNothingInUse(TestSession session) =>
        Assert.Equal(new Framewright.Session.SessionInventory(0, 0, 0, 0, 0, 0, 0, 0, 0), session.Connection.Inventory);
}
