using Framewright.Subscriptions;

namespace Framewright;

/// <summary>A subscription to a topic, confirmed by the server. Disposing ends it. All members may be used from any thread.</summary>
public abstract class Subscription : IAsyncDisposable
{
    private readonly Subscriber subscriber;

    private protected Subscription(Subscriber subscriber) => this.subscriber = subscriber;

    /// <summary>The stream's name and the topic's values, for people.</summary>
    public string Topic => subscriber.Topic.ToString();

    /// <summary>What it is doing.</summary>
    public SubscriptionState State => subscriber.State;

    /// <summary>How many events its full buffer dropped so far.</summary>
    public long Dropped => subscriber.Dropped;

    /// <summary>Ends with the subscription: in order when it was disposed or the server has ended it in order; with <see cref="ConnectionLostException"/>, <see cref="SubscriptionRefusedException"/> or <see cref="SubscriptionOverflowException"/> otherwise.</summary>
    public Task Completion => subscriber.Ended;

    /// <summary>Ends it. After this no invocation of its handler starts; a running one is awaited for up to <see cref="RealtimeOptions.DisposeTimeout"/>, unless this is called from inside of it.</summary>
    /// <remarks>The server is told when nobody else shares the topic; its confirmation is not awaited. May be called any number of times.</remarks>
    public ValueTask DisposeAsync() => subscriber.CloseAsync();
}
