using Framewright.Runtime.Tests.Support;
using Framewright.Subscriptions;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A subscriber with what it got, and what it may miss.</summary>
internal sealed class SimulatedConsumer
{
    private readonly List<string> violations;
    private readonly SimulatedSession session;
    private readonly Action<string> note;
    private readonly Dictionary<long, Item> seen = [];
    private readonly HashSet<long> gone = [];
    private readonly Func<bool> takeNext;
    private readonly int refusalsBefore;
    private readonly long joinedAt;
    private long newest;
    private long lastOrder;
    private long since;
    private bool wasLive;

    /// <summary>Outages before which the client could not know from when on to fetch.</summary>
    private int unfillable;

    /// <summary>Breaks before it was restored from the one before: events may have come already, so each of them may be told.</summary>
    private int brokenAgain;
    private int breaks;
    private bool isExcused;

    /// <summary>Whether it takes what came while it paused: then nobody can tell any more how things stood when that was said.</summary>
    private bool isLate;
    private SubscriptionState lastState = SubscriptionState.Pending;

    public SimulatedConsumer(SimulatedRoom room, ConsumerKind kind, SubscriptionOptions options, SimulatedSession session, bool joinsOutage, bool isDeaf, Action<string> note, List<string> violations)
    {
        Room = room;
        Kind = kind;
        Options = options with { OnGap = isDeaf ? null : HearGap, OnDeleted = HearDeletion };
        this.session = session;
        breaks = session.Breaks;

        // Whoever joins before a topic is there again is told what the others are told.
        if (joinsOutage) (brokenAgain, unfillable) = (1, 1);
        this.note = note;
        this.violations = violations;
        refusalsBefore = room.Refusals;
        joinedAt = session.Now;
        switch (kind)
        {
            case ConsumerKind.View:
                Subscriber = new ViewSubscriber<Item, Item>(room.Stream, room.Topic, Options, session, Accept);
                takeNext = () => false;
                break;
            case ConsumerKind.Raw:
                var raw = new RawSubscriber<Item, Item>(room.Stream, room.Topic, Options, session);
                Subscriber = raw;
                takeNext = () => TakeRaw(raw);
                break;
            default:
                var record = new RecordSubscriber<Item, Item>(room.Stream, room.Topic, Options, session);
                Subscriber = record;
                takeNext = () => TakeRecord(record);
                break;
        }
    }

    public SimulatedRoom Room { get; }

    public ConsumerKind Kind { get; }

    public SubscriptionOptions Options { get; }

    public Subscriber Subscriber { get; }

    public bool HasLeft { get; set; }

    /// <summary>Whether it takes nothing at the moment.</summary>
    public bool IsPaused { get; set; }

    public bool IsIn => !HasLeft && Subscriber.State is SubscriptionState.Pending or SubscriptionState.Live or SubscriptionState.Restoring;

    public long Got { get; private set; }

    public int Gaps { get; private set; }

    public int Outages { get; private set; }

    /// <summary>Whether the connection was given up while it was subscribed.</summary>
    public bool MayBeLost { get; set; }

    private bool Drops => Kind != ConsumerKind.View && Options.Policy != BufferPolicy.Hold;

    /// <summary>After each step: takes what is there, and looks what became of the subscription.</summary>
    public void Look()
    {
        while (!IsPaused && takeNext())
        {
            // Each event is judged where it is taken.
        }

        isLate = IsPaused;

        var state = Subscriber.State;
        if (state == SubscriptionState.Live) Room.LiveOpening = Room.Openings;
        if (state == SubscriptionState.Restoring && lastState == SubscriptionState.Live)
        {
            Outages++;
            if (!Room.IsKnown) unfillable++;
        }
        else if (state == SubscriptionState.Restoring && session.Breaks > breaks)
        {
            brokenAgain++;
            if (!Room.IsKnown) unfillable++;
        }

        (lastState, breaks) = (state, session.Breaks);
        if (wasLive && !isExcused) return;
        since = Room.Commits;
        wasLive |= state == SubscriptionState.Live;
        if (state == SubscriptionState.Live) isExcused = false;
    }

    /// <summary>It ended for a reason that there was.</summary>
    public void CheckEnd(TimeSpan timeout)
    {
        if (HasLeft || IsIn || !Subscriber.Ended.IsFaulted) return;
        var reason = Subscriber.Ended.Exception!.InnerException!;
        var isRight = reason switch
        {
            SubscriptionRefusedException => Room.Refusals > refusalsBefore,
            SubscriptionOverflowException => Options.Policy == BufferPolicy.Fail,
            CallTimeoutException => session.Now - joinedAt >= timeout.Ticks,
            ConnectionLostException => MayBeLost,
            _ => false,
        };
        if (!isRight) violations.Add($"a subscription to {Room.Name} ended without a reason: {reason.Message}");
    }

    /// <summary>All is quiet: it has the newest version of everything that changed while it was subscribed, or was told that it has not.</summary>
    public void CheckComplete()
    {
        foreach (var (item, commit) in Room.Items)
        {
            if (commit <= since || Room.Damaged.Contains((item.Id, item.Version))) continue;
            var isThere = item.IsGone ? gone.Contains(item.Id) : seen.TryGetValue(item.Id, out var got) && got.Version == item.Version;
            if (!isThere) violations.Add($"{Kind} consumer of {Room.Name} misses {item}, and nobody told it");
        }

        if (Drops) return;
        if (Gaps > Outages + brokenAgain || (!Room.Recovers && Gaps < Outages)) violations.Add($"{Kind} consumer of {Room.Name} was told {Gaps} gaps in {Outages} outages");
    }

    private void Accept(Item item)
    {
        note($"got {Room.Name} {item.Id} {item.Version} {item.Order}");
        Got++;
        newest = Math.Max(newest, item.Version);
        var isDoubled = Room.Doubled.Contains((item.Id, item.Version));
        if (item.Order > 0)
        {
            if (item.Order <= lastOrder && !isDoubled) violations.Add($"events of {Room.Name} are out of order: {item} after {lastOrder}");
            lastOrder = Math.Max(lastOrder, item.Order);
        }

        if (seen.TryGetValue(item.Id, out var before))
        {
            if (item.Version < before.Version && !isDoubled) violations.Add($"an item of {Room.Name} went back: {item} after {before}");
            if (item.Version == before.Version && !isDoubled && item.Version + Rooms.Margin.TotalMilliseconds < newest) violations.Add($"{item} came twice in {Room.Name}, long after it was new");
        }

        if (gone.Contains(item.Id) && !item.IsGone && !isDoubled) violations.Add($"a deleted item of {Room.Name} came back: {item}");
        if (item.IsGone) gone.Add(item.Id);
        if (before.Version <= item.Version) seen[item.Id] = item;
    }

    private void HearDeletion(DeletedItem item) => gone.Add(long.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture));

    private void HearGap(Gap gap)
    {
        note($"gap {Room.Name} {gap.Reason} {gap.Missed}");
        isExcused = true;
        since = Room.Commits;
        if (gap.Reason == GapReason.Overflow)
        {
            if (!Drops) violations.Add($"an overflow of {Room.Name} without a bounded buffer");
            return;
        }

        Gaps++;
        if (!Room.Recovers) return;
        var isRight = gap.Reason == GapReason.ConnectionLost ? unfillable-- > 0 : isLate || Room.HadTrouble || session.Now - Room.Progress >= TimeSpan.FromSeconds(10).Ticks;
        if (!isRight) violations.Add($"a gap of {Room.Name} was told ({gap.Reason}) that could have been filled");
    }

    private bool TakeRecord(RecordSubscriber<Item, Item> record)
    {
        if (!record.Buffer.TryTake(out var item)) return false;
        Accept(item);
        return true;
    }

    private bool TakeRaw(RawSubscriber<Item, Item> raw)
    {
        if (!raw.Buffer.TryTake(out var taken)) return false;
        using (taken)
        {
            var root = taken.ToElement();
            Accept(new Item(
                root.GetProperty("item").GetInt64(),
                root.GetProperty("v").GetInt64(),
                root.TryGetProperty("n", out var order) ? order.GetInt64() : 0,
                root.TryGetProperty("gone", out var isGone) && isGone.GetBoolean()));
        }

        return true;
    }
}
