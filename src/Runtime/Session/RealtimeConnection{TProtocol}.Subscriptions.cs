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
    public override ValueTask<Subscription<TEvent>> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        EnumerateAsync(new RecordSubscriber<TEvent, TView>(stream, topic, Checked(stream, topic, options), this), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Subscription> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<TEvent, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        HandleAsync(new RecordSubscriber<TEvent, TView>(stream, topic, Checked(stream, topic, options), this), handler, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<Subscription> SubscribeViewAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, ViewHandler<TView> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var subscriber = new ViewSubscriber<TEvent, TView>(stream, topic, Checked(stream, topic, options), this, handler);
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        return new HandledSubscription(subscriber);
    }

    /// <inheritdoc/>
    public override ValueTask<Subscription<RawJson>> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        EnumerateAsync(new RawSubscriber<TEvent, TView>(stream, topic, Checked(stream, topic, options), this), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Subscription> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<RawJson, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        HandleAsync(new RawSubscriber<TEvent, TView>(stream, topic, Checked(stream, topic, options), this), handler, cancellationToken);

    /// <summary>Subscribes somebody who takes events out of the buffer.</summary>
    private async ValueTask<Subscription<TItem>> EnumerateAsync<TEvent, TView, TItem>(BufferedSubscriber<TEvent, TView, TItem> subscriber, CancellationToken cancellationToken)
        where TView : allows ref struct
    {
        await JoinAsync(subscriber, cancellationToken).ConfigureAwait(false);
        return new Subscription<TItem>(subscriber, subscriber.Buffer);
    }

    /// <summary>Subscribes somebody to whom events are handed out of the buffer.</summary>
    private async ValueTask<Subscription> HandleAsync<TEvent, TView, TItem>(BufferedSubscriber<TEvent, TView, TItem> subscriber, Func<TItem, CancellationToken, ValueTask> handler, CancellationToken cancellationToken)
        where TView : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(handler);
        subscriber.Pump = new HandlerPump<TItem>(subscriber, subscriber.Buffer, handler);
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

    void ISubscriberHost.CountGap() => Interlocked.Increment(ref counters.Gaps);

    private static SubscriptionOptions Checked(RealtimeStream stream, Topic topic, SubscriptionOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(topic);
        if (!ReferenceEquals(topic.Stream, stream)) throw new ArgumentException($"The topic is one of '{topic.Stream.Name}', not of '{stream.Name}': its events are of another kind.", nameof(topic));
        options ??= SubscriptionOptions.Default;
        options.Validate();
        return options;
    }

    private async ValueTask JoinAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using (gate.Enter()) core.Join(subscriber, IsAuthenticator, clock.Now);
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
