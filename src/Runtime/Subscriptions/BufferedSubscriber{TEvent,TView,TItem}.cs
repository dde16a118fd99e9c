using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Puts what its user wants of an event into a buffer, from which it is enumerated or handled.</summary>
/// <typeparam name="TEvent">The stream's record.</typeparam>
/// <typeparam name="TView">The stream's view.</typeparam>
/// <typeparam name="TItem">What is buffered.</typeparam>
internal abstract class BufferedSubscriber<TEvent, TView, TItem> : Subscriber<TEvent, TView>
    where TView : allows ref struct
{
    protected BufferedSubscriber(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host)
        : base(stream, topic, options, host) => Buffer = new EventBuffer<TItem>(this);

    public EventBuffer<TItem> Buffer { get; }

    /// <summary>Whatever takes the events out of the buffer; null when the user enumerates.</summary>
    public HandlerPump<TItem>? Pump { get; set; }

    public override bool IsInsideHandler => Pump?.IsInside ?? false;

    protected void Add(TItem item, int bytes)
    {
        if (!Buffer.TryAdd(item, bytes)) Overflow(Buffer.Count);
    }

    public override void TellGap(Gap gap) => Buffer.Add(new Notice.OfGap(gap));

    public override void TellDeleted(DeletedItem item) => Buffer.Add(new Notice.OfDeletion(item));

    protected override void OnEnded(Exception? error)
    {
        if (Pump is null) Gate.Close();
        Buffer.Complete(error);
    }

    protected override void OnCompleted()
    {
        if (Pump is null) Gate.Close();
        Buffer.Finish();
    }

    protected override void OnClosed()
    {
        Buffer.Discard();
        Pump?.Stop();
    }
}
