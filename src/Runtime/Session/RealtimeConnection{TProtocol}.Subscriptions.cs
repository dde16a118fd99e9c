using System.Collections.Concurrent;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright;

/// <content>Subscriptions.</content>
public sealed partial class RealtimeConnection<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <summary>Subscribers whose handlers may still be called: a lost subscription is in no topic any more and yet hands on what was buffered.</summary>
    private readonly ConcurrentDictionary<Subscriber, bool> handling = new();

    private HoldBudget Held { get; }

    /// <inheritdoc/>
    public override async ValueTask<Subscription<TEvent>> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var subscriber = new RecordSubscriber<TEvent, TView>(stream, topic, Checked(options), this);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        return new Subscription<TEvent>(subscriber, subscriber.Buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<Subscription> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<TEvent, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var subscriber = new RecordSubscriber<TEvent, TView>(stream, topic, Checked(options), this);
        subscriber.Pump = new HandlerPump<TEvent>(subscriber, subscriber.Buffer, handler);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        subscriber.Pump.Start();
        return new HandledSubscription(subscriber);
    }

    /// <inheritdoc/>
    public override async ValueTask<Subscription> SubscribeViewAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, ViewHandler<TView> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var subscriber = new ViewSubscriber<TEvent, TView>(stream, topic, Checked(options), this, handler);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        return new HandledSubscription(subscriber);
    }

    /// <inheritdoc/>
    public override async ValueTask<Subscription<RawJson>> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var subscriber = new RawSubscriber<TEvent, TView>(stream, topic, Checked(options), this);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        return new Subscription<RawJson>(subscriber, subscriber.Buffer);
    }

    /// <inheritdoc/>
    public override async ValueTask<Subscription> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<RawJson, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var subscriber = new RawSubscriber<TEvent, TView>(stream, topic, Checked(options), this);
        subscriber.Pump = new HandlerPump<RawJson>(subscriber, subscriber.Buffer, handler);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        subscriber.Pump.Start();
        return new HandledSubscription(subscriber);
    }

    TimeProvider ISubscriberHost.TimeProvider => options.TimeProvider;

    TimeSpan ISubscriberHost.DisposeTimeout => options.DisposeTimeout;

    HoldBudget ISubscriberHost.Held => Held;

    void ISubscriberHost.Leave(Subscriber subscriber)
    {
        using (gate.Enter()) core.Leave(subscriber, clock.Now);
    }

    void ISubscriberHost.BeginHandling(Subscriber subscriber) => handling.TryAdd(subscriber, true);

    void ISubscriberHost.EndHandling(Subscriber subscriber) => handling.TryRemove(subscriber, out _);

    void ISubscriberHost.ReportFailure(RealtimeStream stream, Exception error) => reports.ReportFailure(stream, error);

    void ISubscriberHost.CountDrop() => Interlocked.Increment(ref counters.Dropped);

    private static SubscriptionOptions Checked(SubscriptionOptions? options)
    {
        options ??= SubscriptionOptions.Default;
        options.Validate();
        return options;
    }

    private async ValueTask JoinAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (gate.Enter()) core.Join(subscriber, isAuthenticating.Value, clock.Now);
        try
        {
            await subscriber.Live.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await subscriber.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }
}
