using Framewright.Interleaving.Tests.Calls;
using Framewright.Interleaving.Tests.Scheduling;
using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Interleaving.Tests.Subscriptions;

/// <summary>Events are added while the consumer takes, and while the subscription is discarded or completed.</summary>
internal sealed class BufferScenario(BufferPolicy policy, bool discards) : Scenario
{
    private const int Added = 2;
    private readonly List<Disposable> events = [];
    private readonly List<Disposable> taken = [];
    private readonly List<Gap> gaps = [];
    private RaceSession session = null!;
    private EventBuffer<Disposable> buffer = null!;
    private Subscriber owner = null!;
    private int refused;

    public override void Prepare(Stage stage)
    {
        session = new RaceSession(stage);
        var options = new SubscriptionOptions { Policy = policy, Capacity = 1, OnGap = gaps.Add };
        owner = new RecordSubscriber<long, long>(Wire.Numbers, Wire.Room("a"), options, session);
        buffer = new EventBuffer<Disposable>(owner);
        stage.Add("reader", Add);
        stage.Add("consumer", Take);
        if (discards) stage.Add("leaver", buffer.Discard);
        else stage.Add("loss", () => buffer.Complete(new ConnectionLostException("lost")));
    }

    public override void Verify(Action<bool, string> require)
    {
        while (buffer.TryTake(out var item)) taken.Add(item);
        require(session.Held.Held == 0, $"{session.Held.Held} bytes are held still");
        foreach (var item in events) require(item.Disposals == (taken.Contains(item) ? 0 : 1), $"an event was disposed {item.Disposals} times");
        require(taken.SequenceEqual(events.Where(taken.Contains)), "events are out of order");
        if (discards) return;

        // Every event that was dropped is told of: in a gap before the next one, or it is counted and nothing came behind it.
        require(owner.Dropped + refused + taken.Count >= Added || policy == BufferPolicy.Hold, "an event is missing and nobody counted it");
        require(gaps.Sum(gap => gap.Missed) <= owner.Dropped, "more is told as missed than was dropped");
    }

    private void Add()
    {
        for (var index = 0; index < Added; index++)
        {
            var item = new Disposable();
            events.Add(item);
            if (!buffer.TryAdd(item, 10)) refused++;
            else if (item.Disposals > 0 && policy != BufferPolicy.DropNewest) refused++;
        }
    }

    private void Take()
    {
        for (var index = 0; index < 2; index++)
        {
            if (buffer.TryTake(out var item)) taken.Add(item);
        }
    }
}
