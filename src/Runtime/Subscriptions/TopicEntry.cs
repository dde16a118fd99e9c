using Framewright.Json;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Subscriptions;

/// <summary>One server subscription and those who share it.</summary>
internal abstract class TopicEntry : InFlight
{
    protected TopicEntry(Topic topic)
    {
        Topic = topic;
        Alone = [this];
    }

    public Topic Topic { get; }

    /// <summary>Under the gate.</summary>
    public TopicState State { get; set; }

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

    /// <summary>There was no body to read.</summary>
    public abstract void ReadAbsent();

    /// <summary>Hands the event that was read to each subscriber. Only by the reader, outside of the gate.</summary>
    /// <returns>How many got it.</returns>
    public abstract int Deliver(in Delivery delivery);
}
