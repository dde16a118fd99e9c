using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>A server subscription with the shapes of its events.</summary>
internal sealed class TopicEntry<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, HoldBudget? held = null) : TopicEntry(topic, held)
    where TView : allows ref struct
{
    private volatile Subscriber<TEvent, TView>[] subscribers = [];
    private Slot slot;

    public override IReadOnlyList<Subscriber> Subscribers => subscribers;

    public override int Count => subscribers.Length;

    public override TopicEntry CreateTwin() => new TopicEntry<TEvent, TView>(stream, Topic);

    public override void Add(Subscriber subscriber)
    {
        if (subscriber is not Subscriber<TEvent, TView> own)
            throw new InvalidOperationException($"Two streams are named '{Topic.Stream.Name}' and have different events: their topics cannot be told apart.");
        subscribers = [.. subscribers, own];
        subscriber.Entry = this;
    }

    public override void Remove(Subscriber subscriber)
    {
        subscribers = Array.FindAll(subscribers, other => !ReferenceEquals(other, subscriber));
        subscriber.Entry = null;
    }

    public override void Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        slot = stream.Read(ref cursor, scratch);
        IsRead = true;
    }

    public override void ShareWith(TopicEntry other)
    {
        slot = ((TopicEntry<TEvent, TView>)other).slot;
        IsRead = other.IsRead;
    }

    public override bool TryReadKey(StreamKey key, in Delivery delivery, out UInt128 id, out decimal? version) =>
        key.TryReadKey(delivery.Message, delivery.Body, delivery.Scratch, slot, out id, out version);

    public override void ReadAbsent()
    {
        slot = default;
        IsRead = true;
    }

    public override int Deliver(in Delivery delivery)
    {
        RacePoint.At("TopicEntry.Deliver", this);
        var current = subscribers;
        var record = default(TEvent);
        var hasRecord = false;
        foreach (var subscriber in current)
        {
            try
            {
                if (!subscriber.WantsRecord)
                {
                    subscriber.Accept(stream, delivery, slot);
                    continue;
                }

                // One record serves all of them: records do not change.
                if (!hasRecord) record = stream.Record(delivery.Message, delivery.Scratch, slot);
                hasRecord = true;
                subscriber.Accept(record!, delivery.Body.Length);
            }
            catch (Exception error)
            {
                subscriber.Host.ReportFailure(stream, error);
            }
        }

        return current.Length;
    }
}
