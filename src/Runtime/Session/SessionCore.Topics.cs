using System.Diagnostics.CodeAnalysis;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Topics: subscribers share them, the server sees one subscription.</content>
internal abstract partial class SessionCore
{
    private readonly Dictionary<string, TopicEntry> topics = new(StringComparer.Ordinal);

    public int TopicCount => topics.Count;

    /// <summary>A subscriber joins a topic: it waits with the others, or is live at once.</summary>
    /// <exception cref="ConnectionLostException">Not live.</exception>
    public void Join(Subscriber subscriber, bool isAuthenticator, long now)
    {
        if (Refusal(isAuthenticator, subscriber.Topic.Scope) is { } refusal) throw refusal;
        if (!topics.TryGetValue(subscriber.Topic.Identity, out var entry))
        {
            entry = subscriber.CreateEntry();
            entry.Add(subscriber);
            Subscribe(entry, now);
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
    }

    /// <summary>Everybody who is subscribed to something.</summary>
    public Subscriber[] AllSubscribers() => topics.Values.SelectMany(entry => entry.Subscribers).ToArray();

    /// <summary>A frame confirms a subscription.</summary>
    public void ConfirmTopic(long id)
    {
        if (TryFindScope(id, out var scope)) AnswerScope(scope, id, null);
        else if (!TryFindTopic(id, out var entry)) CountStray(id);
        else if (entry.State == TopicState.Pending && entry.Id == id) ConfirmBy(entry, Confirmation.Frame);
        else if (entry.State == TopicState.Live) counters.Unexpected++;
    }

    /// <summary>A frame refuses a subscription, ends it, or confirms its end.</summary>
    public void EndTopic(long id, ServerError? error)
    {
        if (TryFindScope(id, out var scope)) EndScope(scope, error);
        else if (!TryFindTopic(id, out var entry)) counters.Unexpected++;
        else if (entry.State == TopicState.Leaving) Forget(entry);
        else if (entry.State == TopicState.Pending && entry.Topic.Stream.IsCarried && error is null) Confirm(entry);
        else Refuse(entry, error);
    }

    /// <summary>A reply came that belongs to no call: it may confirm or refuse a subscription, or confirm its end.</summary>
    public void AnswerTopic(long id, ServerError? error)
    {
        if (TryFindScope(id, out var scope)) AnswerScope(scope, id, error);
        else if (!TryFindTopic(id, out var entry)) CountStray(id);
        else if (entry.State == TopicState.Leaving && (id == entry.EndId || error is not null)) Forget(entry);
        else if (entry.State != TopicState.Leaving && error is not null) Refuse(entry, error);
        else if (entry.State == TopicState.Pending) ConfirmBy(entry, Confirmation.Reply);
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

    private void Subscribe(TopicEntry entry, long now)
    {
        var socket = Socket!;
        entry.Position = socket.Lane.NextPosition;
        entry.Id = NextId();
        var isWritten = WriteOpening(socket, entry);
        socket.InFlight.Add(entry.Id, entry);
        topics.Add(entry.Topic.Identity, entry);

        // Events may come before the confirmation, so the route is there from the start.
        Routes.Add(entry);
        if (isWritten && AwaitsWord(entry.Topic)) deadlines.Topics.Add(entry, now);
        else Confirm(entry);
    }

    private void Unsubscribe(TopicEntry entry, long now)
    {
        Detach(entry);
        if (Socket is not { } socket || State == ConnectionState.Closing || !entry.Topic.IsAskedFor)
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
        calls.WriteOpen(CallsOf(topic), entry.Id);
        return true;
    }

    private bool WriteEnd(SocketState socket, TopicEntry entry) => entry.Topic.Calls is { } calls
        ? calls.WriteClose(CallsOf(entry.Topic), entry.EndId)
        : WriteUnsubscribe(socket, entry.EndId, entry.Id, entry.Topic);

    private ICallWriter CallsOf(Topic topic) => topic.Scope is { } scope ? new ScopedCallWriter(this, scope) : this;

    private bool TryFindScope(long id, [NotNullWhen(true)] out ScopeEntry? entry)
    {
        entry = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as ScopeEntry : null;
        return entry is not null;
    }

    /// <summary>The server said something that may confirm a topic; a stream may wait for something else.</summary>
    private void ConfirmBy(TopicEntry entry, Confirmation word)
    {
        if (entry.Topic.Stream.Confirm is not Confirmation.Default and var awaited && awaited != word) return;
        ConfirmByServer(entry);
    }

    private void Confirm(TopicEntry entry)
    {
        DeadlineList.Remove(entry);
        entry.State = TopicState.Live;
        foreach (var subscriber in entry.Subscribers) Confirm(subscriber);
    }

    private void Confirm(Subscriber subscriber)
    {
        subscriber.State = SubscriptionState.Live;
        outbox.Do(subscriber.TellLive);
    }

    private void Refuse(TopicEntry entry, ServerError? error)
    {
        var state = entry.State == TopicState.Pending ? SubscriptionState.Refused : SubscriptionState.Ended;
        Detach(entry);
        Forget(entry);
        if (entry.Topic.Stream.IsCarried) DropCarried(entry, error);
        End(entry, state, () => new SubscriptionRefusedException(entry.Topic.Stream.Name, error));
    }

    private void TimeOutTopic(TopicEntry entry, TimeSpan timeout, long now)
    {
        if (entry.State == TopicState.Leaving)
        {
            Forget(entry);
            return;
        }

        var outcome = Socket!.Lane.IsTaken(entry.Position) ? CallOutcome.Unknown : CallOutcome.NotSent;
        End(entry, SubscriptionState.Ended, () => new CallTimeoutException(entry.Topic.Stream.Name, timeout, outcome));
        Unsubscribe(entry, now);
    }

    private void LoseTopic(TopicEntry entry, RealtimeException reason, CallOutcome outcome)
    {
        Detach(entry);
        Forget(entry);
        if (entry.Topic.Stream.IsCarried) carriers.Remove(entry.Topic.Stream);
        End(entry, SubscriptionState.Ended, () => LostWith(reason, outcome));
    }

    /// <summary>Takes the topic out of the way of events and joiners.</summary>
    private void Detach(TopicEntry entry)
    {
        DeadlineList.Remove(entry);
        if (topics.TryGetValue(entry.Topic.Identity, out var current) && ReferenceEquals(current, entry)) topics.Remove(entry.Topic.Identity);
        Routes.Remove(entry);
    }

    /// <summary>Forgets the topic's ids.</summary>
    private void Forget(TopicEntry entry)
    {
        entry.State = TopicState.Gone;
        DeadlineList.Remove(entry);
        Socket?.InFlight.Remove(entry.Id);
        Socket?.InFlight.Remove(entry.EndId);
    }

    private void End(TopicEntry entry, SubscriptionState state, Func<RealtimeException> error)
    {
        foreach (var subscriber in entry.Subscribers)
        {
            entry.Remove(subscriber);
            subscriber.State = state;
            var reason = error();
            outbox.Do(() => subscriber.TellEnded(reason));
        }
    }
}
