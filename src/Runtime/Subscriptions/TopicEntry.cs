using Framewright.Json;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>One server subscription and those who share it.</summary>
internal abstract class TopicEntry : InFlight
{
    protected TopicEntry(Topic topic, HoldBudget? held)
    {
        Topic = topic;
        if (held is not null && topic.Recovery is not null && topic.Stream is { Key: { HasVersion: true } key, Recovery: { } recovery }) History = new TopicHistory(this, key, recovery, held);
        Alone = [this];
    }

    public Topic Topic { get; }

    /// <summary>Under the gate.</summary>
    public TopicState State { get; set; }

    /// <summary>Counts topics up in the order in which they were first asked for, which is that of their restoration.</summary>
    public long Number { get; set; }

    /// <summary>What was delivered of it lately, for filling gaps; null when nothing fills them.</summary>
    public TopicHistory? History { get; }

    /// <summary>The filling of its gap that is under way; null for none. Under the gate.</summary>
    public GapFill? Fill { get; set; }

    /// <summary>Whether it was live on a socket that has ended, and nobody was told or has begun to mend that. Under the gate.</summary>
    public bool MissesEvents { get; set; }

    /// <summary>Who hears of its silent loss for it; null for nobody. Under the gate.</summary>
    public Subscriber? LossWatcher { get; set; }

    /// <summary>Whether the server's word is awaited. Under the gate.</summary>
    public bool IsAwaited => State is TopicState.Pending or TopicState.Restoring;

    /// <summary>The id under which its end was sent; 0 before.</summary>
    public long EndId { get; set; }

    /// <summary>This entry as a list of its own, for events that carry the subscription's id.</summary>
    public TopicEntry[] Alone { get; }

    /// <summary>A snapshot: adding and removing make a new one.</summary>
    public abstract IReadOnlyList<Subscriber> Subscribers { get; }

    public abstract int Count { get; }

    /// <summary>Whether the reader has read the frame at hand for this topic's stream.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether the frame at hand belongs to another opening of this topic's scope.</summary>
    public bool IsStale { get; set; }

    /// <summary>Another entry of the same topic, which nobody listens to.</summary>
    public abstract TopicEntry CreateTwin();

    public abstract void Add(Subscriber subscriber);

    public abstract void Remove(Subscriber subscriber);

    /// <summary>The one strict pass over an event. Only by the reader.</summary>
    public abstract void Read(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>Takes over what another topic of the same stream has read.</summary>
    public abstract void ShareWith(TopicEntry other);

    /// <summary>The key of the event that was read. Only by the reader.</summary>
    /// <returns>False when its item has no id.</returns>
    public abstract bool TryReadKey(StreamKey key, in Delivery delivery, out UInt128 id, out decimal? version);

    /// <summary>There was no body to read.</summary>
    public abstract void ReadAbsent();

    /// <summary>Hands on the event that was read, or keeps it until the gap before it is filled. Only by the reader, outside of the gate.</summary>
    /// <returns>How many got it.</returns>
    public int Offer(in Delivery delivery) => History is { } history ? history.Offer(delivery) : Deliver(delivery);

    /// <summary>Hands the event that was read to each subscriber. Outside of the gate, by one thread at a time.</summary>
    /// <returns>How many got it.</returns>
    public abstract int Deliver(in Delivery delivery);
}
