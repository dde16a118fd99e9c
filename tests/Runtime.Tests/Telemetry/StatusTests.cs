using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Telemetry;

/// <summary>What health checks look at.</summary>
public sealed class StatusTests
{
    [Fact]
    public async Task Time_offline_counts_from_the_creation_and_from_the_last_time_live()
    {
        await using var session = new TestSession();
        session.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), session.Connection.TimeOffline);
        await session.ConnectAsync();
        session.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, session.Connection.TimeOffline);
        await session.Connection.DisposeAsync();
        session.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(4), session.Connection.TimeOffline);
    }

    [Fact]
    public async Task Subscriptions_are_listed_while_they_last()
    {
        await using var session = await TestSession.LiveAsync();
        await using var first = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var second = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        Assert.Equal([new SubscriptionStatus("Numbers", "Numbers(room, a)", SubscriptionState.Live), new SubscriptionStatus("Numbers", "Numbers(room, a)", SubscriptionState.Live)], session.Connection.Subscriptions);
        await second.DisposeAsync();
        Assert.Single(session.Connection.Subscriptions);
    }
}
