using System.Diagnostics.CodeAnalysis;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Topics: subscribers share them, the server sees one subscription.</content>
internal abstract partial class SessionCore
{
    private readonly Dictionary<string, TopicEntry> topics = new(StringComparer.Ordinal);
    private long topicNumber;

    public int TopicCount => topics.Count;

    /// <summary>A subscriber joins a topic: it waits with the others, or is live at once.</summary>
    /// <exception cref="RealtimeException">It cannot be asked for.</exception>
    public void Join(Subscriber subscriber, bool isAuthenticator, long now)
    {
        if (JoinRefusal(isAuthenticator, subscriber.Topic.Scope) is { } refusal) throw refusal;
        if (!topics.TryGetValue(subscriber.Topic.Identity, out var entry))
        {
            if (topics.Count >= options.MaxSubscriptions) throw LimitReached(nameof(RealtimeOptions.MaxSubscriptions), options.MaxSubscriptions);
            Open(subscriber, isAuthenticator, now);
            return;
        }

        entry.Add(subscriber);
        if (entry.State == TopicState.Live) Confirm(subscriber);
    }

    /// <summary>A subscriber leaves; the last one ends the server's subscription.</summary>
    public void Leave(Subscriber subscriber, long now)
    {
        if (subscriber.Entry is not { } entry) return;
        entry.Remove(subscriber);
        subscriber.State = SubscriptionState.Ended;
        if (entry.Count == 0) Unsubscribe(entry, now);
        TellSettled();
    }

    /// <summary>Everybody who is subscribed to something.</summary>
    public Subscriber[] AllSubscribers() => topics.Values.SelectMany(entry => entry.Subscribers).ToArray();

    /// <summary>A frame confirms a subscription.</summary>
    public void ConfirmTopic(long id, long now)
    {
        if (TryFindScope(id, out var scope)) AnswerScope(scope, id, null, now);
        else if (!TryFindTopic(id, out var entry)) CountStray(id);
        else if (entry.IsAwaited && entry.Id == id) ConfirmBy(entry, Confirmation.Frame, now);
        else if (entry.State == TopicState.Live) counters.Unexpected++;
    }

    /// <summary>A frame refuses a subscription, ends it, or confirms its end.</summary>
    public void EndTopic(long id, ServerError? error, long now)
    {
        if (TryFindScope(id, out var scope)) EndScope(scope, error, now);
        else if (!TryFindTopic(id, out var entry)) counters.Unexpected++;
        else if (entry.State == TopicState.Leaving) Forget(entry);
        else if (entry.IsAwaited && entry.Topic.Stream.IsCarried && error is null) Confirm(entry, now);
        else Refuse(entry, error, now);
    }

    /// <summary>A reply came that belongs to no call: it may confirm or refuse a subscription, or confirm its end.</summary>
    public void AnswerTopic(long id, ServerError? error, long now)
    {
        if (TryFindScope(id, out var scope)) AnswerScope(scope, id, error, now);
        else if (!TryFindTopic(id, out var entry)) CountStray(id);
        else if (entry.State == TopicState.Leaving && (id == entry.EndId || error is not null)) Forget(entry);
        else if (entry.State != TopicState.Leaving && error is not null) Refuse(entry, error, now);
        else if (entry.IsAwaited) ConfirmBy(entry, Confirmation.Reply, now);
        else if (entry.State == TopicState.Live) counters.Unexpected++;
    }

    /// <summary>The topic whose own id an event carries.</summary>
    public bool TryFindTopic(long id, [NotNullWhen(true)] out TopicEntry? entry)
    {
        entry = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as TopicEntry : null;
        return entry is not null;
    }

    void ICallWriter.Write<TCall>(long id, in TCall call) => WriteCall(Socket!, Socket!.Lane.Normal, id, call);

    protected abstract bool WriteSubscribe(SocketState socket, long id, Topic topic);

    protected abstract bool WriteUnsubscribe(SocketState socket, long id, long subscriptionId, Topic topic);

    /// <summary>Why a topic cannot be joined now; null when it can, be it to wait.</summary>
    private RealtimeException? JoinRefusal(bool isAuthenticator, Scope? scope) =>
        IsHealing && !isAuthenticator ? ScopeRefusal(scope) : Refusal(isAuthenticator, scope);

    /// <summary>Takes in the first subscriber of a topic.</summary>
    private void Open(Subscriber subscriber, bool isAuthenticator, long now)
    {
        var entry = subscriber.CreateEntry();
        entry.Number = ++topicNumber;
        entry.Add(subscriber);
        topics.Add(entry.Topic.Identity, entry);

        // Events may come before the confirmation, so the route is there from the start.
        Routes.Add(entry);
        if (!CanSend(isAuthenticator)) return;
        try
        {
            Subscribe(entry, now);
        }
        catch
        {
            // The lane has been rolled back; the topic's parameters could not be written.
            entry.Remove(subscriber);
            Detach(entry);
            Forget(entry);
            throw;
        }
    }

    private void Unsubscribe(TopicEntry entry, long now)
    {
        Detach(entry);
        if (Socket is not { } socket || entry.Id == 0 || State == ConnectionState.Closing || !entry.Topic.IsAskedFor)
        {
            Forget(entry);
            return;
        }

        if (entry.Topic.Stream.IsCarried)
        {
            if (Relieve(entry, now) is not { } carrier) return;
            entry = carrier;
        }

        entry.State = TopicState.Leaving;
        entry.EndId = NextId();
        if (!WriteEnd(socket, entry) || !AwaitsWord(entry.Topic))
        {
            Forget(entry);
            return;
        }

        // Both ids stay known until the end is confirmed under one of them.
        socket.InFlight.Add(entry.EndId, entry);
        deadlines.Topics.Add(entry, now);
    }

    /// <summary>Whether the server says when a topic is live, and when it has ended.</summary>
    private bool AwaitsWord(Topic topic) => topic.Stream.Confirm switch
    {
        Confirmation.Default => confirmsSubscriptions || topic.Calls is not null,
        Confirmation.None => false,
        _ => true,
    };

    private bool WriteOpening(SocketState socket, TopicEntry entry)
    {
        var topic = entry.Topic;
        if (!topic.IsAskedFor) return false;
        if (topic.Calls is not { } calls) return WriteSubscribe(socket, entry.Id, topic);
        calls.WriteOpen(In(topic.Scope, this), entry.Id);
        return true;
    }

    private bool WriteEnd(SocketState socket, TopicEntry entry) => entry.Topic.Calls is { } calls
        ? calls.WriteClose(In(entry.Topic.Scope, this), entry.EndId)
        : WriteUnsubscribe(socket, entry.EndId, entry.Id, entry.Topic);

    /// <summary>Writes calls in a scope; null for none.</summary>
    private static ICallWriter In(Scope? scope, ICallWriter writer) => scope is null ? writer : new ScopedCallWriter(writer, scope);

    private bool TryFindScope(long id, [NotNullWhen(true)] out ScopeEntry? entry)
    {
        entry = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as ScopeEntry : null;
        return entry is not null;
    }

    /// <summary>The server said something that may confirm a topic; a stream may wait for something else.</summary>
    private void ConfirmBy(TopicEntry entry, Confirmation word, long now)
    {
        if (entry.Topic.Stream.Confirm is not Confirmation.Default and var awaited && awaited != word) return;
        ConfirmByServer(entry, now);
    }

    /// <summary>A topic is there. One that is there again has a gap, which may have to be filled first.</summary>
    private void Confirm(TopicEntry entry, long now)
    {
        DeadlineList.Remove(entry);
        var stream = entry.Topic.Stream.Name;
        if (entry.State == TopicState.Restoring) Observe(observer => observer.ReportRestored(stream));
        entry.State = TopicState.Live;
        if (entry.MissesEvents && entry.History is not null)
        {
            entry.MissesEvents = false;
            foreach (var subscriber in entry.Subscribers) outbox.Do(subscriber.TellLive);
            Recover(entry, now);
        }
        else
        {
            foreach (var subscriber in entry.Subscribers) Confirm(subscriber);
            if (entry.History is { HighWater: null }) AskStart(entry, now);
        }

        Watch(entry, now);
        TellSettled();
    }

    private void Confirm(Subscriber subscriber)
    {
        subscriber.State = SubscriptionState.Live;
        outbox.Do(subscriber.TellLive);
    }

    private void Refuse(TopicEntry entry, ServerError? error, long now)
    {
        // Asked too fast is not refused.
        var stream = entry.Topic.Stream.Name;
        if (error?.RetryAfter is { } delay && entry.IsAwaited)
        {
            subscribeBucket?.CloseUntil(now + delay.Ticks);
            SubscribeAgain(entry, now + delay.Ticks);
            Observe(observer => observer.ReportRequeued(stream, delay));
            return;
        }

        if (entry.State == TopicState.Restoring) Observe(observer => observer.ReportNotRestored(stream, error));
        var state = entry.IsAwaited ? SubscriptionState.Refused : SubscriptionState.Ended;
        Detach(entry);
        Forget(entry);
        if (entry.Topic.Stream.IsCarried) DropCarried(entry, error, now);
        End(entry, state, () => new SubscriptionRefusedException(entry.Topic.Stream.Name, error));
        TellSettled();
    }

    private void TimeOutTopic(TopicEntry entry, TimeSpan timeout, long now)
    {
        if (entry.State == TopicState.Leaving)
        {
            Forget(entry);
            return;
        }

        var outcome = OutcomeOf(entry, Socket);
        if (entry.State != TopicState.Restoring)
        {
            End(entry, SubscriptionState.Ended, () => new CallTimeoutException(entry.Topic.Stream.Name, timeout, outcome));
            Unsubscribe(entry, now);
            return;
        }

        // Those who had it keep it: the server is asked again. Those who have just joined get their answer.
        End(entry, SubscriptionState.Ended, () => new CallTimeoutException(entry.Topic.Stream.Name, timeout, outcome), SubscriptionState.Pending);
        if (entry.Count == 0)
        {
            Unsubscribe(entry, now);
        }
        else if (entry.Id != 0)
        {
            entry.EndId = NextId();
            WriteEnd(Socket!, entry);
            SubscribeAgain(entry, now);
        }
    }

    /// <summary>What is known of the opening of a topic or scope on a socket; null for none.</summary>
    private static CallOutcome OutcomeOf(InFlight item, SocketState? socket) => item.Id != 0 && socket?.Lane.IsTaken(item.Position) == true ? CallOutcome.Unknown : CallOutcome.NotSent;

    /// <summary>Nothing heals: all topics and scopes end.</summary>
    private void LoseTopics(SocketState? socket, RealtimeException reason)
    {
        foreach (var entry in AllTopics())
        {
            var outcome = OutcomeOf(entry, socket);
            Detach(entry);
            Forget(entry);
            End(entry, SubscriptionState.Ended, () => LostWith(reason, outcome));
        }

        carriers.Clear();
        probes.Clear();
        foreach (var scope in AllScopes()) LoseScope(scope, reason, OutcomeOf(scope, socket));
        foreach (var source in settledWaiters) source.TrySetException(LostWith(reason, CallOutcome.NotSent));
        settledWaiters.Clear();
    }

    /// <summary>Takes the topic out of the way of events and joiners.</summary>
    private void Detach(TopicEntry entry)
    {
        DeadlineList.Remove(entry);
        if (topics.TryGetValue(entry.Topic.Identity, out var current) && ReferenceEquals(current, entry)) topics.Remove(entry.Topic.Identity);
        Routes.Remove(entry);
        entry.Fill = null;

        // Outside of the gate: a handler may be running under the history's lock, and want the gate.
        if (entry.History is { } history) outbox.Do(history.Release);
        Unwatch(entry);
    }

    /// <summary>Forgets the topic's ids.</summary>
    private void Forget(TopicEntry entry)
    {
        entry.State = TopicState.Gone;
        DeadlineList.Remove(entry);
        Socket?.InFlight.Remove(entry.Id);
        Socket?.InFlight.Remove(entry.EndId);
    }

    private void End(TopicEntry entry, SubscriptionState state, Func<RealtimeException> error, SubscriptionState? only = null)
    {
        foreach (var subscriber in entry.Subscribers)
        {
            if (only is { } wanted && subscriber.State != wanted) continue;
            entry.Remove(subscriber);
            subscriber.State = state;
            var reason = error();
            outbox.Do(() => subscriber.TellEnded(reason));
        }
    }
}
