using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>Subscriptions around a break: promises 2, 5 and 7 for streams that nothing recovers.</summary>
public sealed class RestoringTests
{
    [Fact]
    public async Task Subscriptions_are_restored_and_each_is_told_of_its_gap_before_the_next_event()
    {
        await using var session = await HealingSession.LiveAsync();
        var gaps = new List<Gap>();
        var options = new SubscriptionOptions { OnGap = gap => gaps.Add(gap) };
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), options));
        await using var reader = subscription.GetAsyncEnumerator();
        await session.ReceiveAsync(Wire.Event("a", 1));
        Assert.True(await Until.Done(reader.MoveNextAsync()));

        await session.BreakAsync();
        Assert.Equal(SubscriptionState.Restoring, subscription.State);
        await session.HealAsync();
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());
        Assert.Equal(SubscriptionState.Live, subscription.State);
        Assert.Empty(gaps);
        await session.ReceiveAsync(Wire.Event("a", 2));
        Assert.True(await Until.Done(reader.MoveNextAsync()));
        Assert.Equal(2, reader.Current);
        Assert.Equal([new Gap(0, GapReason.ConnectionLost)], gaps);
        Assert.Equal(1, session.Connection.Statistics.Gaps);
    }

    [Fact]
    public async Task A_view_handler_is_told_of_the_gap_in_place()
    {
        await using var session = await HealingSession.LiveAsync();
        var seen = new List<string>();
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), value => seen.Add($"{value}"), new SubscriptionOptions { OnGap = gap => seen.Add($"{gap.Reason}") }));
        await session.ReceiveAsync(Wire.Event("a", 1));
        await session.BreakAsync();
        await session.HealAsync();
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());
        await session.ReceiveAsync(Wire.Event("a", 2));
        Assert.Equal(["1", "ConnectionLost", "2"], seen);
    }

    [Fact]
    public async Task Who_leaves_while_it_heals_is_not_restored_and_who_joins_is()
    {
        await using var session = await HealingSession.LiveAsync();
        var left = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.BreakAsync();
        await left.DisposeAsync();
        var joining = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b")).AsTask();
        await session.HealAsync();
        await Until.Done(joining);
        Assert.Equal([Wire.Room("b").ToString()], session.Connection.Subscriptions.Select(subscription => subscription.Topic));
        Assert.Single(session.Socket.Sent, frame => TestSession.TypeOf(frame) == "subscribe");
        Assert.DoesNotContain(session.Socket.Sent, frame => TestSession.TypeOf(frame) == "unsubscribe");
    }

    [Fact]
    public async Task A_refusal_after_healing_ends_the_subscription_with_the_servers_reason()
    {
        await using var session = await HealingSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        session.Server.Confirms = false;
        await session.BreakAsync();
        await session.HealAsync();
        var id = await session.SentAsync("subscribe");
        await session.ReceiveAsync(Wire.Unsubscribed(id, "not-allowed"));
        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(subscription.Completion));
        Assert.Equal("not-allowed", refused.Code);
        Assert.Equal(SubscriptionState.Refused, subscription.State);
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());
    }

    [Fact]
    public async Task A_restoration_that_is_not_confirmed_in_time_is_asked_for_again()
    {
        await using var session = await HealingSession.LiveAsync(options => options with { SubscribeTimeout = TimeSpan.FromSeconds(3) });
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        session.Server.Confirms = false;
        await session.BreakAsync();
        await session.HealAsync();
        var first = await session.SentAsync("subscribe");
        session.Server.Confirms = true;
        session.Time.Advance(TimeSpan.FromSeconds(3.1));
        var second = await session.SentAsync("subscribe", 1);
        Assert.NotEqual(first, second);
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());
        Assert.Equal(SubscriptionState.Live, subscription.State);
    }

    [Fact]
    public async Task Restoring_keeps_the_rate_that_the_server_allows()
    {
        await using var session = await HealingSession.LiveAsync(options => options with { Rates = new RateLimits(new RateLimit(4, TimeSpan.FromSeconds(10))) });
        foreach (var room in "abcd") await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room($"{room}")));
        var fifth = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("e")).AsTask();
        await session.BreakAsync();
        await session.HealAsync();
        int Asked() => session.Socket.Sent.Count(frame => TestSession.TypeOf(frame) == "subscribe");
        await Until.TrueAsync(() => Asked() == 4);
        var settled = session.Connection.WaitForSubscriptionsAsync();
        session.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal((4, false, false), (Asked(), settled.IsCompleted, fifth.IsCompleted));
        session.Time.Advance(TimeSpan.FromSeconds(1.1));
        await Until.Done(settled);
        await Until.Done(fifth);
        Assert.Equal(5, Asked());
    }

    [Fact]
    public async Task Subscriptions_are_bounded()
    {
        await using var session = await HealingSession.LiveAsync(options => options with { MaxSubscriptions = 2 });
        foreach (var room in "aab") await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room($"{room}")));
        await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("c")).AsTask());
        Assert.Equal(2, session.Connection.Inventory.Topics);
    }
}
