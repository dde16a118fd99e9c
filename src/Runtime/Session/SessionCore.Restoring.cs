using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Restoring: what is subscribed to outlives the socket, and is asked for again on the next one, no faster than the server allows.</content>
internal abstract partial class SessionCore
{
    private readonly List<TaskCompletionSource> settledWaiters = [];
    private RateBucket? subscribeBucket;

    /// <summary>How many wait for all subscriptions.</summary>
    public int SettledWaiters => settledWaiters.Count;

    /// <summary>Somebody waits until the session is live and every topic with it.</summary>
    public Task WaitUntilSettled()
    {
        if (IsSettled) return Task.CompletedTask;
        if (isDisposing || State is ConnectionState.Disconnected or ConnectionState.Lost) throw Refusal(false)!;
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        settledWaiters.Add(source);
        return source.Task;
    }

    /// <summary>Somebody does not wait any more.</summary>
    public void ForgetSettled(Task wait) => settledWaiters.RemoveAll(source => source.Task == wait);

    private bool IsSettled => State == ConnectionState.Live && topics.Values.All(entry => entry is { State: TopicState.Live, Fill: null });

    private void TellSettled()
    {
        if (settledWaiters.Count == 0 || !IsSettled) return;
        foreach (var source in settledWaiters) source.TrySetResult();
        settledWaiters.Clear();
    }

    /// <summary>The session is live: asks for everything that is wanted, then sends what waited.</summary>
    private void Restore(long now)
    {
        // A server counts what one connection does.
        subscribeBucket = Rates?.Subscribe is { } rate ? new RateBucket(rate) : null;
        callBuckets.Clear();
        foreach (var scope in AllScopes()) OpenOnServer(scope, now);
        foreach (var entry in AllTopics()) Subscribe(entry, now);
        ResumeCalls();
        TellSettled();
    }

    private TopicEntry[] AllTopics() => topics.Values.OrderBy(entry => entry.Number).ToArray();

    private ScopeEntry[] AllScopes() => scopes.Values.OrderBy(entry => entry.Number).ToArray();

    /// <summary>The socket is gone, and with it all that the server knew of.</summary>
    private void Unsettle()
    {
        carriers.Clear();
        probes.Clear();
        foreach (var scope in scopes.Values)
        {
            (scope.Id, scope.EndId) = (0, 0);
            if (scope.State != TopicState.Live) continue;
            scope.State = TopicState.Restoring;
            DeadlineList.Remove(scope);
        }

        foreach (var entry in topics.Values) Unsettle(entry);
    }

    private static void Unsettle(TopicEntry entry)
    {
        (entry.Id, entry.EndId, entry.Fill) = (0, 0, null);
        if (entry.State == TopicState.Live)
        {
            entry.State = TopicState.Restoring;
            foreach (var subscriber in entry.Subscribers) subscriber.State = SubscriptionState.Restoring;
        }

        // The server's time to answer begins when it is asked again.
        DeadlineList.Remove(entry);
        if (entry.State != TopicState.Restoring) return;
        entry.MissesEvents = true;
        entry.History?.Hold();
    }

    /// <summary>Asks the server for a topic: at once, or when the rate allows it.</summary>
    private void Subscribe(TopicEntry entry, long now)
    {
        if (!IsToBeAsked(entry)) return;
        var due = entry.Topic.IsAskedFor && subscribeBucket is { } bucket ? bucket.Reserve(now) : now;
        if (due <= now) WriteSubscription(entry, now);
        else postponed.Add(due, time => SubscribeLater(entry, time));
    }

    private void SubscribeLater(TopicEntry entry, long now)
    {
        if (!IsToBeAsked(entry)) return;
        if (subscribeBucket is { } bucket && bucket.IsClosed(now)) Subscribe(entry, now);
        else WriteSubscription(entry, now);
    }

    /// <summary>Whether a topic is wanted that the server does not know of on this socket, and could be told of.</summary>
    private bool IsToBeAsked(TopicEntry entry) => Socket is not null && entry is { Id: 0, IsAwaited: true } && IsReady(entry.Topic.Scope);

    private void WriteSubscription(TopicEntry entry, long now)
    {
        var socket = Socket!;

        // Before the first event that may come on this socket.
        if (entry is { MissesEvents: true, History: null })
        {
            entry.MissesEvents = false;
            TellGap(entry, new Gap(0, GapReason.ConnectionLost));
        }

        entry.Position = socket.Lane.NextPosition;
        entry.Id = NextId();
        var isWritten = WriteOpening(socket, entry);
        socket.InFlight.Add(entry.Id, entry);
        if (!isWritten || !AwaitsWord(entry.Topic)) Confirm(entry, now);
        else deadlines.Topics.Add(entry, now);
    }

    /// <summary>The server does not know the topic after all: asks for it again later.</summary>
    private void SubscribeAgain(TopicEntry entry, long due)
    {
        Socket!.InFlight.Remove(entry.Id);
        (entry.Id, entry.EndId) = (0, 0);
        counters.SubscriptionsPostponed++;
        DeadlineList.Remove(entry);
        postponed.Add(due, time => SubscribeLater(entry, time));
    }

    private void TellGap(TopicEntry entry, Gap gap)
    {
        var stream = entry.Topic.Stream.Name;
        Observe(observer => observer.ReportGap(stream, gap.Reason));
        foreach (var subscriber in entry.Subscribers)
        {
            if (subscriber.State != SubscriptionState.Pending) outbox.Do(() => subscriber.TellGap(gap));
        }
    }
}
