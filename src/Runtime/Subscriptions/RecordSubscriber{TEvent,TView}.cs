using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Buffers records.</summary>
internal sealed class RecordSubscriber<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
    : BufferedSubscriber<TEvent, TView, TEvent>(stream, topic, options, host)
    where TView : allows ref struct
{
    public override bool WantsRecord => true;

    public override void Accept(TEvent record, int bytes) => Add(record, bytes);
}
