using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Calls a handler in place, on the receive loop.</summary>
internal sealed class ViewSubscriber<TEvent, TView>(
    RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions options, ISubscriberHost host, ViewHandler<TView> handler)
    : Subscriber<TEvent, TView>(stream, topic, options, host)
    where TView : allows ref struct
{
    private int runningThread = -1;

    public override bool IsInsideHandler => Volatile.Read(ref runningThread) == Environment.CurrentManagedThreadId;

    public override void Accept(RealtimeStream<TEvent, TView> source, in Delivery delivery, Slot slot)
    {
        if (!Gate.TryEnter()) return;
        delivery.Watch.Start();
        Volatile.Write(ref runningThread, Environment.CurrentManagedThreadId);
        try
        {
            handler(source.View(delivery.Message, delivery.Scratch, slot));
        }
        finally
        {
            Volatile.Write(ref runningThread, -1);
            Gate.Leave();
            delivery.Watch.Stop(source);
        }
    }

    public override void TellGap(Gap gap) => Tell(new Notice.OfGap(gap));

    public override void TellDeleted(DeletedItem item) => Tell(new Notice.OfDeletion(item));

    private void Tell(Notice notice)
    {
        if (!Gate.TryEnter()) return;
        if (notice is Notice.OfGap) Host.CountGap();
        try
        {
            notice.Tell(Options);
        }
        catch (Exception error)
        {
            // Being told is beside the way of the events: it may not cost one.
            Host.ReportFailure(Topic.Stream, error);
        }
        finally
        {
            Gate.Leave();
        }
    }

    protected override void OnEnded(Exception? error) => Gate.Close();

    protected override void OnClosed() => Gate.Close();
}
