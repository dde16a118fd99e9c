using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>One consumer of a topic's events: what a user's <see cref="Subscription"/> stands for inside of the session.</summary>
internal abstract class Subscriber
{
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int state = (int)SubscriptionState.Pending;
    private long dropped;

    protected Subscriber(Topic topic, SubscriptionOptions options, ISubscriberHost host)
    {
        Topic = topic;
        Options = options;
        Host = host;
    }

    public Topic Topic { get; }

    public SubscriptionOptions Options { get; }

    public ISubscriberHost Host { get; }

    /// <summary>The topic that it is in; null before and after. Under the session's gate.</summary>
    public TopicEntry? Entry { get; set; }

    /// <summary>Written under the session's gate.</summary>
    public SubscriptionState State
    {
        get => (SubscriptionState)state;
        set => state = (int)value;
    }

    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Completes when the server has confirmed; fails when it refused or the connection was lost.</summary>
    public Task Live => live.Task;

    /// <summary>Completes when it was disposed; fails with the reason otherwise.</summary>
    public Task Ended => ended.Task;

    /// <summary>Keeps invocations of handlers apart from their end.</summary>
    public HandlerGate Gate { get; } = new();

    /// <summary>Makes the topic that this subscriber is the first of.</summary>
    public abstract TopicEntry CreateEntry();

    /// <summary>Tells the waiting user. Outside of the session's gate.</summary>
    public void TellLive()
    {
        RacePoint.At("Subscriber.TellLive", this);
        live.TrySetResult();
    }

    /// <summary>Ends it with an error, or in order when there is none. Outside of the session's gate; only the first time counts.</summary>
    public void TellEnded(Exception? error)
    {
        if (error is null)
        {
            live.TrySetCanceled();
            RacePoint.At("Subscriber.End", this);
            if (!ended.TrySetResult()) return;
        }
        else
        {
            if (live.TrySetException(error)) _ = live.Task.Exception;
            RacePoint.At("Subscriber.End", this);
            if (!ended.TrySetException(error)) return;

            // Nobody has to look at it: the same error ends the enumeration.
            _ = ended.Task.Exception;
        }

        OnEnded(error);
    }

    /// <summary>The server has ended it in order: what waits is still handed on. Outside of the session's gate; only the first end counts.</summary>
    public void TellCompleted()
    {
        live.TrySetResult();
        RacePoint.At("Subscriber.Complete", this);
        if (ended.TrySetResult()) OnCompleted();
    }

    /// <summary>Events are missing that nobody fetches. Where events are delivered, in their order.</summary>
    public abstract void TellGap(Gap gap);

    /// <summary>An item was deleted while events were missing. Where events are delivered, in their order.</summary>
    public abstract void TellDeleted(DeletedItem item);

    /// <summary>No invocation starts after this returns. A running one is awaited, for a limited time, unless the caller is inside of it.</summary>
    public async ValueTask CloseAsync()
    {
        Gate.Close();
        Host.Leave(this);
        TellEnded(null);
        OnClosed();
        if (IsInsideHandler) return;
        try
        {
            await Gate.Idle.WaitAsync(Host.DisposeTimeout, Host.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The promise is a bounded wait: a handler that hangs must not hang whoever disposes.
        }
    }

    /// <summary>Whether the calling code runs inside of this subscriber's handler.</summary>
    public virtual bool IsInsideHandler => false;

    /// <summary>Whether the session watches by itself, and nobody has subscribed.</summary>
    public virtual bool IsSessionsOwn => false;

    /// <summary>It has ended: complete the buffer, free what is in it.</summary>
    protected abstract void OnEnded(Exception? error);

    /// <summary>Nothing more comes, but what waits counts.</summary>
    protected virtual void OnCompleted() => OnEnded(null);

    public void CountDrop()
    {
        Interlocked.Increment(ref dropped);
        Host.CountDrop();
    }

    /// <summary>Its user has left, however it ended: drop what waits, ask a running handler to stop. May come more than once.</summary>
    protected abstract void OnClosed();

    /// <summary>Ends it from the inside: its buffer overflowed and the policy is to fail.</summary>
    protected void Overflow(int capacity)
    {
        Host.Leave(this);
        TellEnded(new SubscriptionOverflowException(Topic.Stream.Name, capacity));
    }
}
