using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;
using Framewright.Session;
using Framewright.Subscriptions;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>What a topic holds back behind a gap: promise 7, where two gaps meet.</summary>
public sealed class TopicHistoryTests
{
    private readonly HoldBudget budget = new(1 << 20);
    private readonly SessionCounters counters = new();

    [Fact]
    public void What_fills_a_gap_leaves_a_later_one_open_and_hands_on_nothing_from_behind_it()
    {
        var history = NewHistory();
        history.Raise(100);
        history.Hold();
        var first = new GapFill(history.LastGap, 100);
        Offer(history, 1, 110);
        history.Hold();
        Offer(history, 2, 500);

        Deliverer().Fill(history, first);

        Assert.Equal((1, 110m), (history.HeldCount, history.HighWater));
        Offer(history, 3, 510);
        Assert.Equal(2, history.HeldCount);
        Deliverer().Fill(history, new GapFill(history.LastGap, 110));
        Assert.Equal((0, 510m, 0L), (history.HeldCount, history.HighWater, budget.Held));
        Offer(history, 4, 520);
        Assert.Equal((0, 520m), (history.HeldCount, history.HighWater));
    }

    [Fact]
    public void A_filling_that_comes_late_changes_nothing()
    {
        var history = NewHistory();
        history.Raise(100);
        history.Hold();
        var late = new GapFill(history.LastGap, 100);
        history.Hold();
        Deliverer().LeaveOpen(history, history.LastGap, new Gap(0, GapReason.RecoveryFailed));
        Offer(history, 1, 200);
        Deliverer().Fill(history, late);
        Assert.Equal((0, 200m), (history.HeldCount, history.HighWater));
    }

    private TopicHistory NewHistory()
    {
        var key = new StreamKey(new JsonPath("id"), new JsonPath("id"), new JsonPath("v"), new JsonPath("v"), NumberVersion.Instance);
        var recovery = new StreamRecovery(TimeSpan.FromTicks(10), new JsonPath("items"));
        return new TopicHistory(new TopicEntry<long, long>(Wire.Numbers, Wire.Room("a")), key, recovery, budget);
    }

    private GapDelivery Deliverer() => new(counters, new SessionReports("Test", Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, counters), () => NewWatch());

    private static void Offer(TopicHistory history, int id, int version)
    {
        var body = System.Text.Encoding.UTF8.GetBytes($$"""{"id":{{id}},"v":{{version}}}""");
        history.Offer(new Delivery(body, body, new ViewScratch(), NewWatch()));
    }

    private static HandlerWatch NewWatch() => new(TimeProvider.System, TimeSpan.FromSeconds(1), (_, _) => { });
}
