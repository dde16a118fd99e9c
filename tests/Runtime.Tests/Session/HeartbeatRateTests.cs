using System.Text;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Heartbeats at a fixed rate, and the rates that peers name.</summary>
public sealed class HeartbeatRateTests
{
    private const long Second = TimeSpan.TicksPerSecond;

    private static readonly HeartbeatPolicy EveryTen = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(25)) { IsFixedRate = true };

    [Fact]
    public void A_fixed_rate_beats_whatever_arrives()
    {
        var heartbeat = new Heartbeat();
        heartbeat.Start(0, EveryTen, 0.5);
        var beats = new List<long>();
        for (var now = 0L; now < 60; now++)
        {
            heartbeat.RecordLife(now * Second);
            if (heartbeat.Decide(now * Second) == HeartbeatAction.Ping) beats.Add(now);
        }

        Assert.Equal([10, 20, 30, 40, 50], beats);
    }

    [Fact]
    public void A_silent_peer_is_given_up_between_two_beats()
    {
        var heartbeat = new Heartbeat();
        heartbeat.Start(0, EveryTen, 0);
        Assert.Equal(HeartbeatAction.Ping, heartbeat.Decide(10 * Second));
        Assert.Equal(HeartbeatAction.Ping, heartbeat.Decide(20 * Second));
        Assert.Equal(25 * Second, heartbeat.NextDue);
        Assert.Equal(HeartbeatAction.GiveUp, heartbeat.Decide(25 * Second));
        Assert.Equal(long.MaxValue, heartbeat.NextDue);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 2.5)]
    [InlineData(0.999, 9.99)]
    public void The_first_beat_may_come_after_a_random_part(double fraction, double seconds)
    {
        var heartbeat = new Heartbeat();
        heartbeat.Start(0, EveryTen with { FirstIsRandom = true }, fraction);
        Assert.Equal(TimeSpan.FromSeconds(seconds).Ticks, heartbeat.NextDue);
        Assert.Equal(HeartbeatAction.Ping, heartbeat.Decide(heartbeat.NextDue));
        Assert.Equal(TimeSpan.FromSeconds(seconds + 10).Ticks, heartbeat.NextDue);
    }

    [Fact]
    public void The_answers_of_the_last_two_pings_are_known()
    {
        var heartbeat = new Heartbeat();
        Assert.False(heartbeat.IsAnswer(0));
        foreach (var id in (long[])[3, 5, 8]) heartbeat.RecordPing(id);
        Assert.Equal([false, true, true, false], ((long[])[3, 5, 8, 9]).Select(heartbeat.IsAnswer));
    }

    [Theory]
    [InlineData("45000", 1, 45_000)]
    [InlineData("\"41250\"", 1, 41_250)]
    [InlineData("2.5", 1000, 2_500)]
    [InlineData("1", 1, 100)]
    [InlineData("1e300", 1000, 86_400_000)]
    [InlineData("0", 1, null)]
    [InlineData("-5", 1, null)]
    [InlineData("null", 1, null)]
    [InlineData("\"soon\"", 1, null)]
    [InlineData("{}", 1, null)]
    public void A_rate_is_what_the_peer_names_within_reason(string captured, long unit, int? milliseconds)
    {
        var policy = HeartbeatPolicy.Captured(Encoding.UTF8.GetBytes(captured), unit);
        Assert.Equal(milliseconds, (int?)policy?.Idle.TotalMilliseconds);
        Assert.Equal(milliseconds * 2, (int?)policy?.Dead.TotalMilliseconds);
        Assert.Null(HeartbeatPolicy.Captured(null, unit));
    }
}
