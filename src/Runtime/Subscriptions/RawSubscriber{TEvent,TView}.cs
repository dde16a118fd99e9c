using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Buffers copies of the events' bytes.</summary>
internal sealed class RawSubscriber<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
    : BufferedSubscriber<TEvent, TView, RawJson>(stream, topic, options, host)
    where TView : allows ref struct
{
    public override void Accept(RealtimeStream<TEvent, TView> source, in Delivery delivery, Slot slot) =>
        Add(RawJson.Copy(delivery.Body.IsEmpty ? "null"u8 : delivery.Body), delivery.Body.Length);
}
