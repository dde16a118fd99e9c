using Framewright.Json;
using Framewright.Protocol;
using Framewright.Subscriptions;
using Framewright.Versions;

namespace Framewright.Session;

/// <summary>A connection as a sub-client sees it: every call and topic carries the scope. Disposing it closes the scope, not the connection.</summary>
internal sealed class ScopedConnection<TProtocol>(RealtimeConnection<TProtocol> root, Scope scope, ScopeEntry? entry) : RealtimeConnection
    where TProtocol : struct, IRealtimeProtocol
{
    private int isClosed;

    public override event Action<StateChange>? StateChanged
    {
        add => root.StateChanged += value;
        remove => root.StateChanged -= value;
    }

    public override event Action<ConnectionReport>? BreakReported
    {
        add => root.BreakReported += value;
        remove => root.BreakReported -= value;
    }

    public override event Action<FrameFault>? FrameFaulted
    {
        add => root.FrameFaulted += value;
        remove => root.FrameFaulted -= value;
    }

    public override event Action<string>? PeerFaulted
    {
        add => root.PeerFaulted += value;
        remove => root.PeerFaulted -= value;
    }

    public override event Action<IReadOnlyList<string>>? EventUnrouted
    {
        add => root.EventUnrouted += value;
        remove => root.EventUnrouted -= value;
    }

    public override event Action<HandlerFailure>? HandlerFailed
    {
        add => root.HandlerFailed += value;
        remove => root.HandlerFailed -= value;
    }

    public override event Action<SlowHandler>? HandlerSlow
    {
        add => root.HandlerSlow += value;
        remove => root.HandlerSlow -= value;
    }

    public override Scope? Scope => scope;

    public override ConnectionState State => root.State;

    public override ConnectionStatistics Statistics => root.Statistics;

    public override TimeSpan TimeOffline => root.TimeOffline;

    public override IReadOnlyList<SubscriptionStatus> Subscriptions => root.Subscriptions;

    public override ValueTask ConnectAsync(CancellationToken cancellationToken = default) => root.ConnectAsync(cancellationToken);

    public override RateLimits? Rates
    {
        get => root.Rates;
        init => throw new NotSupportedException("A sub-client has the rates of its connection.");
    }

    public override ErrorAdvice? Advice
    {
        get => root.Advice;
        init => throw new NotSupportedException("A sub-client has the advice of its connection.");
    }

    public override Task WaitForSubscriptionsAsync(CancellationToken cancellationToken = default) => root.WaitForSubscriptionsAsync(cancellationToken);

    public override Task WaitForStateAsync(ConnectionState state, CancellationToken cancellationToken = default) => root.WaitForStateAsync(state, cancellationToken);

    public override ValueTask<RealtimeConnection> OpenScopeAsync(Scope other, CancellationToken cancellationToken = default) => root.OpenScopeAsync(other, cancellationToken);

    public override ServiceVersion? ServiceVersion
    {
        get => root.ServiceVersion;
        set => root.ServiceVersion = value;
    }

    public override bool UsesHttp(ServiceVersion since) => root.UsesHttp(since);

    public override SessionCredentials? Presented => root.Presented;

    public override ValueTask<long> DownloadHttpAsync(HttpCall call, Func<ReadOnlyMemory<byte>, long?, CancellationToken, ValueTask> take, CancellationToken cancellationToken = default) =>
        root.DownloadHttpAsync(call, take, cancellationToken);

    public override void ReportHandlerFailure(string name, Exception error) => root.ReportHandlerFailure(name, error);

    public override string? Captured(string name) => root.Captured(name);

    public override ValueTask<TResult> CallHttpAsync<TResult>(HttpCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default) => root.CallHttpAsync(call, reply, cancellationToken);

    public override ValueTask CallHttpAsync(HttpCall call, CancellationToken cancellationToken = default) => root.CallHttpAsync(call, cancellationToken);

    public override RealtimeConnection WithScope(Scope other) => root.WithScope(other);

    public override ValueTask<TResult> CallAsync<TCall, TResult>(in TCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default) =>
        root.CallAsync(In(call), reply, cancellationToken);

    public override ValueTask CallAsync<TCall>(in TCall call, CancellationToken cancellationToken = default) => root.CallAsync(In(call), cancellationToken);

    public override ValueTask<RawJson> CallRawAsync<TCall>(in TCall call, CancellationToken cancellationToken = default) => root.CallRawAsync(In(call), cancellationToken);

    public override IAsyncEnumerable<TItem> CallManyAsync<TCall, TItem>(TCall call, ReplyReader<TItem> reply, CancellationToken cancellationToken = default) =>
        root.CallManyAsync(In(call), reply, cancellationToken);

    /// <summary>The peer's calls carry no scope: a handler serves all of the connection.</summary>
    public override IDisposable Handle(CallHandler handler) => root.Handle(handler);

    public override void Post<TCall>(in TCall call) => root.Post(In(call));

    public override ValueTask<Subscription<TEvent>> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        root.SubscribeAsync(stream, In(topic), options, cancellationToken);

    public override ValueTask<Subscription> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<TEvent, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        root.SubscribeAsync(stream, In(topic), handler, options, cancellationToken);

    public override ValueTask<Subscription> SubscribeViewAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, ViewHandler<TView> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        root.SubscribeViewAsync(stream, In(topic), handler, options, cancellationToken);

    public override ValueTask<Subscription<RawJson>> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        root.SubscribeRawAsync(stream, In(topic), options, cancellationToken);

    public override ValueTask<Subscription> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<RawJson, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        root.SubscribeRawAsync(stream, In(topic), handler, options, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 0) await root.CloseScopeAsync(this, entry).ConfigureAwait(false);
    }

    private ScopedCall<TCall> In<TCall>(in TCall call)
        where TCall : struct, ICall
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref isClosed) != 0, this);
        return new ScopedCall<TCall>(call, scope);
    }

    private Topic In(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref isClosed) != 0, this);
        return topic.In(scope, this);
    }
}
