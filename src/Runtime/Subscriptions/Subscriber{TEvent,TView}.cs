using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>A consumer of events of one stream.</summary>
internal abstract class Subscriber<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
    : Subscriber(topic, options, host)
    where TView : allows ref struct
{
    /// <summary>Whether it takes records; the one record of a frame is made once for all who do.</summary>
    public virtual bool WantsRecord => false;

    public override TopicEntry CreateEntry() => new TopicEntry<TEvent, TView>(stream, Topic, Host.Held);

    /// <summary>Takes a record. On the receive loop.</summary>
    public virtual void Accept(TEvent record, int bytes)
    {
    }

    /// <summary>Takes what it wants of the event itself. On the receive loop.</summary>
    public virtual void Accept(RealtimeStream<TEvent, TView> source, in Delivery delivery, Slot slot)
    {
    }
}
