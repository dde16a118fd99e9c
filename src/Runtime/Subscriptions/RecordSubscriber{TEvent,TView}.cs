using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Puts records into a buffer, from which they are enumerated or handled.</summary>
internal sealed class RecordSubscriber<TEvent, TView> : Subscriber<TEvent, TView>
    where TView : allows ref struct
{
    public RecordSubscriber(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
        : base(stream, topic, options, host) => Buffer = new EventBuffer<TEvent>(this);

    public EventBuffer<TEvent> Buffer { get; }

    /// <summary>Whatever takes the events out of the buffer; null when the user enumerates.</summary>
    public HandlerPump<TEvent>? Pump { get; set; }

    public override bool WantsRecord => true;

    public override bool IsInsideHandler => Pump?.IsInside ?? false;

    public override void Accept(TEvent record, int bytes)
    {
        if (!Buffer.TryAdd(record, bytes)) Overflow(Buffer.Count);
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
