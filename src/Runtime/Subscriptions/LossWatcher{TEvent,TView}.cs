using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>The session's own subscriber to a topic that tells of the loss of others.</summary>
internal sealed class LossWatcher<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, ISubscriberHost host, WatchedEvent watched)
    : Subscriber<TEvent, TView>(stream, topic, SubscriptionOptions.Default, host)
    where TView : allows ref struct
{
    public override bool IsSessionsOwn => true;

    public override void Accept(RealtimeStream<TEvent, TView> source, in Delivery delivery, Slot slot) => watched(delivery.Body);

    public override void TellGap(Gap gap)
    {
        // What was missed cannot be known; the streams that are watched have their own ways to find out.
    }

    public override void TellDeleted(DeletedItem item)
    {
    }

    protected override void OnEnded(Exception? error) => Gate.Close();

    protected override void OnClosed() => Gate.Close();
}
