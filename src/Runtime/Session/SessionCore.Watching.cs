using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Watching: some topics are lost without a word of the server's own, and an event of another stream tells.</content>
internal abstract partial class SessionCore
{
    /// <summary>Subscribes to what tells of a topic's loss, once.</summary>
    private void Watch(TopicEntry entry, long now)
    {
        if (entry.LossWatcher is not null || entry.Topic.LostWhen is not { } loss || loss.Watch is not { } topic || entry.Subscribers is not [var first, ..]) return;
        var watcher = topic.Stream.CreateWatcher(topic, first.Host, body => HearOfLoss(entry, loss, body));
        entry.LossWatcher = watcher;
        try
        {
            Join(watcher, State == ConnectionState.Authenticating, now);
        }
        catch (RealtimeException)
        {
            // A limit of ours is in the way, which was reported; the topic itself is not harmed by that.
        }
    }

    private void Unwatch(TopicEntry entry)
    {
        if (entry.LossWatcher is not { } watcher) return;
        entry.LossWatcher = null;

        // In a turn of its own: this one may be in the middle of ending topics.
        outbox.Do(() => InTurn(now => Leave(watcher, now)));
    }

    /// <summary>An event came on the watched topic. On the receive loop, outside of the gate.</summary>
    private void HearOfLoss(TopicEntry entry, TopicLoss loss, ReadOnlySpan<byte> body)
    {
        if (loss.IsToldBy(body)) InTurn(now => LoseSilently(entry, now));
    }

    /// <summary>The server sends no more events of a topic, without having said so in the protocol's own way.</summary>
    private void LoseSilently(TopicEntry entry, long now)
    {
        if (!topics.TryGetValue(entry.Topic.Identity, out var current) || !ReferenceEquals(current, entry)) return;
        counters.SilentLosses++;
        End(entry, SubscriptionState.Ended, () => new SubscriptionRefusedException(entry.Topic.Stream.Name, new ServerError { Reason = "another stream tells that the subscription is lost" }));
        Unsubscribe(entry, now);
        TellSettled();
    }
}
