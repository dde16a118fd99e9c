using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>What a topic has delivered lately, and what it holds back while a gap is being filled.</summary>
/// <remarks>
/// Events are delivered under its lock, by the reader or by whoever fills the gap. Handlers run under it and may enter the session's gate, so nobody may take it inside of that gate:
/// what the gate needs is read without it.
/// </remarks>
internal sealed class TopicHistory(TopicEntry entry, StreamKey key, StreamRecovery recovery, HoldBudget budget)
{
    private const long None = long.MinValue;
    private readonly Lock gate = new();
    private readonly VersionWindow window = new(recovery.Margin.Ticks);
    private readonly HashSet<UInt128> deleted = [];
    private List<(int Gap, byte[] Body)> held = [];
    private long highWater = None;
    private decimal? filtersThrough;

    // The gap that was opened last, and the last one that was dealt with: a topic may break anew before what was fetched for the gap before is handed on.
    private volatile int opened;
    private volatile int closed;
    private bool isReleased;

    public StreamKey Key => key;

    public StreamRecovery Recovery => recovery;

    /// <summary>The newest version that was delivered, or that the server named at the start; null for none.</summary>
    public decimal? HighWater => Interlocked.Read(ref highWater) is > None and var version ? version : null;

    /// <summary>How many events are held back.</summary>
    public int HeldCount => held.Count;

    /// <summary>The server has said how far it is.</summary>
    public void Raise(decimal version)
    {
        using (Enter())
        {
            window.Raise(version);
            Publish();
        }
    }

    /// <summary>The topic has a gap: what comes from now on waits behind it.</summary>
    /// <remarks>Under the session's gate.</remarks>
    public void Hold() => opened++;

    /// <summary>The gap that was opened last: what fills it says so.</summary>
    public int LastGap => opened;

    /// <summary>Nobody wants the topic any more. Outside of the session's gate, like everything that takes this lock.</summary>
    public void Release()
    {
        using (Enter())
        {
            isReleased = true;
            TakeHeld(int.MaxValue);
        }
    }

    /// <summary>Hands an event on, or holds it back. By the reader.</summary>
    /// <returns>How many got it.</returns>
    public int Offer(in Delivery delivery)
    {
        using (Enter())
        {
            if (isReleased) return 0;
            var gap = opened;
            if (gap == closed) return DeliverNew(delivery);
            if (budget.TryTake(delivery.Body.Length + HoldBudget.Overhead))
            {
                held.Add((gap, delivery.Body.ToArray()));
                return 0;
            }

            // More than may be held: the gap stays open, and the stream goes on.
            Tell(new Gap(0, GapReason.RecoveryFailed));
            DeliverHeld(gap, new GapDelivery.Pass(delivery));
            closed = gap;
            return DeliverNew(delivery);
        }
    }

    /// <summary>Hands on what was fetched, then what was held back.</summary>
    /// <param name="fill">What was fetched.</param>
    /// <param name="pass">Decodes and delivers.</param>
    public void Fill(GapFill fill, GapDelivery.Pass pass)
    {
        using (Enter())
        {
            if (fill.Gap <= closed) return;

            // The window forgets what lies before the margin; what was held back may be as old as the break.
            var fetched = new Dictionary<UInt128, decimal>();
            foreach (var item in fill.InOrder())
            {
                if (item is { Id: { } id, Version: { } version })
                {
                    fetched[id] = version;
                    if (window.Knows(id, version)) continue;
                    window.Remember(id, version);
                }

                pass.Deliver(entry, item.Body);
            }

            Publish();
            filtersThrough = window.Newest + recovery.Margin.Ticks;
            foreach (var (hash, _) in fill.Deletions)
            {
                if (hash is { } id) deleted.Add(id);
            }

            DeliverHeld(fill.Gap, pass, fetched);
            foreach (var (_, item) in fill.Deletions) Tell(item);
            closed = fill.Gap;
        }
    }

    /// <summary>The gap stays open: says so, and hands on what was held back.</summary>
    /// <param name="number">Which gap it is: see <see cref="LastGap"/>.</param>
    /// <param name="gap">What is told.</param>
    /// <param name="pass">Decodes and delivers.</param>
    public void LeaveOpen(int number, Gap gap, GapDelivery.Pass pass)
    {
        using (Enter())
        {
            if (number <= closed) return;
            Tell(gap);
            DeliverHeld(number, pass);
            closed = number;
        }
    }

    /// <summary>Delivers what was held back behind a gap, without what the fetch has brought already. What came behind a later gap waits for that.</summary>
    private void DeliverHeld(int gap, GapDelivery.Pass pass, Dictionary<UInt128, decimal>? fetched = null)
    {
        foreach (var body in TakeHeld(gap))
        {
            if (IsNew(body, fetched)) pass.Deliver(entry, body);
        }
    }

    private int DeliverNew(in Delivery delivery) =>
        delivery.Body.IsEmpty || !entry.TryReadKey(key, delivery, out var id, out var version) || IsNew(id, version) ? entry.Deliver(delivery) : 0;

    /// <summary>The same of an event that was held back, of which nothing but the body is left.</summary>
    private bool IsNew(ReadOnlySpan<byte> body, Dictionary<UInt128, decimal>? fetched) =>
        body.IsEmpty || !key.TryReadKey(body, out var id, out var version) || IsNew(id, version, fetched);

    /// <summary>Whether an event has yet to be delivered; it is remembered as delivered then.</summary>
    private bool IsNew(UInt128 id, decimal? version, Dictionary<UInt128, decimal>? fetched = null)
    {
        if (version is not { } given) return true;
        if (fetched is not null && fetched.TryGetValue(id, out var newest) && newest >= given) return false;
        if (filtersThrough is { } through)
        {
            if (window.Knows(id, given) || deleted.Contains(id)) return false;
            if (given > through)
            {
                // Far enough from the gap: from here on everything counts, repeats too.
                filtersThrough = null;
                deleted.Clear();
            }
        }

        if (window.Remember(id, given)) Publish();
        return true;
    }

    private Holding Enter()
    {
        RacePoint.Enter("TopicHistory.Enter", this);
        gate.Enter();
        return new Holding(this);
    }

    private List<byte[]> TakeHeld(int gap)
    {
        List<byte[]> taken = [.. held.Where(item => item.Gap <= gap).Select(item => item.Body)];
        held = [.. held.Where(item => item.Gap > gap)];
        foreach (var body in taken) budget.GiveBack(body.Length + HoldBudget.Overhead);
        return taken;
    }

    private void Publish()
    {
        if (window.Newest is { } newest) Interlocked.Exchange(ref highWater, (long)decimal.Clamp(newest, 0, long.MaxValue));
    }

    private void Tell(Gap gap)
    {
        foreach (var subscriber in entry.Subscribers) subscriber.TellGap(gap);
    }

    private void Tell(DeletedItem item)
    {
        foreach (var subscriber in entry.Subscribers) subscriber.TellDeleted(item);
    }

    /// <summary>The lock, held until this is disposed.</summary>
    private readonly ref struct Holding(TopicHistory owner)
    {
        public void Dispose()
        {
            owner.gate.Exit();
            RacePoint.Leave(owner);
        }
    }
}
