using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Puts copies of the events' bytes into a buffer, from which they are enumerated or handled.</summary>
internal sealed class RawSubscriber<TEvent, TView> : Subscriber<TEvent, TView>
    where TView : allows ref struct
{
    public RawSubscriber(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
        : base(stream, topic, options, host) => Buffer = new EventBuffer<RawJson>(this);

    public EventBuffer<RawJson> Buffer { get; }

    /// <summary>Whatever takes the events out of the buffer; null when the user enumerates.</summary>
    public HandlerPump<RawJson>? Pump { get; set; }

    public override bool IsInsideHandler => Pump?.IsInside ?? false;

    public override void Accept(RealtimeStream<TEvent, TView> source, in Delivery delivery, Slot slot)
    {
        var copy = RawJson.Copy(delivery.Body.IsEmpty ? "null"u8 : delivery.Body);
        if (!Buffer.TryAdd(copy, delivery.Body.Length)) Overflow(Buffer.Count);
    }

    protected override void OnEnded(Exception? error)
    {
        if (Pump is null) Gate.Close();
        Buffer.Complete(error);
    }

    protected override void OnClosed()
    {
        Buffer.Discard();
        Pump?.Stop();
    }
}
