using Framewright.Json;
using Framewright.Protocol;

namespace Framewright;

/// <summary>A connection that speaks one protocol: what generated clients hold, and what all their members go through.</summary>
/// <remarks>
/// All members are safe to use from any thread. Callbacks and handlers run outside of all locks.
/// What needs the server works from the first time that <see cref="State"/> is <see cref="ConnectionState.Live"/>: while the connection heals, calls and subscriptions wait for it. Before, and once it is given up, they fail with <see cref="ConnectionLostException"/>.
/// </remarks>
public abstract partial class RealtimeConnection : IAsyncDisposable
{
    private protected RealtimeConnection()
    {
    }

    /// <summary>What the connection is doing.</summary>
    public abstract ConnectionState State { get; }

    /// <summary>What it has counted so far: a snapshot.</summary>
    public abstract ConnectionStatistics Statistics { get; }

    /// <summary>Told of every change of state, in order, one at a time.</summary>
    public abstract event Action<StateChange>? StateChanged;

    /// <summary>Told of every break of a live connection once it is over: when it is live again, or was given up or disposed.</summary>
    public abstract event Action<ConnectionReport>? BreakReported;

    /// <summary>Told of every inbound frame that was not what it has to be, or that the protocol does not know. The frame was skipped; the session goes on.</summary>
    public abstract event Action<FrameFault>? FrameFaulted;

    /// <summary>Told of faults that the peer reports and that belong to no call; the text is the peer's reason.</summary>
    public abstract event Action<string>? PeerFaulted;

    /// <summary>Told of every event that arrived and that nobody had subscribed to: the values that route it. Costs an allocation per such event while somebody listens.</summary>
    public abstract event Action<IReadOnlyList<string>>? EventUnrouted;

    /// <summary>Told of handlers that threw. Nothing else was harmed.</summary>
    public abstract event Action<HandlerFailure>? HandlerFailed;

    /// <summary>Reports what a handler threw that other code calls for this connection, as its own handlers are reported: logged, counted and told by <see cref="HandlerFailed"/>.</summary>
    /// <param name="name">What it handles, for people.</param>
    /// <param name="error">What it threw.</param>
    public abstract void ReportHandlerFailure(string name, Exception error);

    /// <summary>Told of view handlers that held the receive loop for longer than <see cref="RealtimeOptions.SlowHandlerThreshold"/>.</summary>
    public abstract event Action<SlowHandler>? HandlerSlow;

    /// <summary>How often the server lets this connection subscribe and call; null when neither the options nor the schema say.</summary>
    public abstract RateLimits? Rates { get; init; }

    /// <summary>What the api's schema says to do about the server's errors; null when it says nothing. It becomes the <c>Advice</c> of exceptions.</summary>
    public abstract ErrorAdvice? Advice { get; init; }

    /// <summary>The scope of a sub-client's connection; null for the connection itself.</summary>
    public virtual Scope? Scope => null;

    /// <summary>Opens a scope on the server; completes when it is confirmed. Sub-clients of equal scopes share one opening.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <returns>A connection whose every call and topic carries the scope. Disposing it ends its subscriptions and closes the scope with the last who shares it, not the connection.</returns>
    /// <exception cref="SubscriptionRefusedException">The server refused.</exception>
    /// <exception cref="CallTimeoutException">No confirmation came in time.</exception>
    /// <exception cref="ConnectionLostException">The connection is not live, or broke before the confirmation.</exception>
    /// <exception cref="NotSupportedException">The protocol's scopes are not opened by a frame.</exception>
    public abstract ValueTask<RealtimeConnection> OpenScopeAsync(Scope scope, CancellationToken cancellationToken = default);

    /// <summary>Binds values that the server need not be told of: every call and topic of the connection that it gives carries them.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>A view of this connection. Disposing it ends its subscriptions, not the connection.</returns>
    public abstract RealtimeConnection WithScope(Scope scope);

    /// <summary>Opens a socket, the protocol's session on it, and authenticates; completes when calls can be made.</summary>
    /// <remarks>From then on it heals by itself, as <see cref="RealtimeOptions.Reconnect"/> says. After <see cref="ConnectionState.Lost"/> it may be called again, on a new socket.</remarks>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="AuthenticationException">The server refused the credentials, or they would go over an insecure socket.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke before it was live.</exception>
    /// <exception cref="InvalidOperationException">The connection is being made, or live already.</exception>
    public abstract ValueTask ConnectAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the connection is in a state; completes at once when it is already.</summary>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ObjectDisposedException">The connection was disposed and will never be in that state.</exception>
    public abstract Task WaitForStateAsync(ConnectionState state, CancellationToken cancellationToken = default);

    /// <summary>Waits until the connection is live and every subscription with it: confirmed, and without a gap that is still being filled. Completes at once when that is so.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ConnectionLostException">The connection is not made, or was given up.</exception>
    public abstract Task WaitForSubscriptionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Calls a method and reads its result.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <typeparam name="TResult">The result.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="reply">Reads the result.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <exception cref="CallException">The server answered with an error.</exception>
    /// <exception cref="CallTimeoutException">No answer came in time.</exception>
    /// <exception cref="ConnectionLostException">The connection is not live, or broke before the answer.</exception>
    /// <exception cref="FrameFormatException">The answer was not what the schema says.</exception>
    /// <exception cref="LimitExceededException">Too many calls wait, or too many bytes.</exception>
    public abstract ValueTask<TResult> CallAsync<TCall, TResult>(in TCall call, ReplyReader<TResult> reply, CancellationToken cancellationToken = default)
        where TCall : struct, ICall;

    /// <summary>Calls a method of which only the success matters.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <inheritdoc cref="CallAsync{TCall,TResult}" path="/exception"/>
    public abstract ValueTask CallAsync<TCall>(in TCall call, CancellationToken cancellationToken = default)
        where TCall : struct, ICall;

    /// <summary>Calls a method and copies its result as it is on the wire; JSON null when the server sent none.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="cancellationToken">Gives up waiting; the server may still act.</param>
    /// <returns>A copy that the caller owns.</returns>
    /// <inheritdoc cref="CallAsync{TCall,TResult}" path="/exception"/>
    public abstract ValueTask<RawJson> CallRawAsync<TCall>(in TCall call, CancellationToken cancellationToken = default)
        where TCall : struct, ICall;

    /// <summary>Sends a call without waiting for its answer. May be used inside of a view handler.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <exception cref="ConnectionLostException">The connection is not live.</exception>
    /// <exception cref="LimitExceededException">Too many bytes wait to be written.</exception>
    public abstract void Post<TCall>(in TCall call)
        where TCall : struct, ICall;

    /// <summary>Sends a call that has no answer; completes when it was accepted for writing.</summary>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="cancellationToken">Looked at before it is accepted.</param>
    /// <exception cref="ConnectionLostException">The connection is not live.</exception>
    /// <exception cref="LimitExceededException">Too many bytes wait to be written.</exception>
    public ValueTask SendAsync<TCall>(in TCall call, CancellationToken cancellationToken = default)
        where TCall : struct, ICall
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        try
        {
            Post(call);
            return ValueTask.CompletedTask;
        }
        catch (RealtimeException error)
        {
            return ValueTask.FromException(error);
        }
    }

    /// <summary>Calls a method that has several answers. The call is made when the sequence is first advanced, and given up when the enumeration ends early.</summary>
    /// <remarks>The timeout is that of the first answer. Answers that were not taken yet count against <see cref="RealtimeOptions.MaxBufferedBytes"/>. Each enumeration is a call of its own.</remarks>
    /// <typeparam name="TCall">The generated call.</typeparam>
    /// <typeparam name="TItem">An answer.</typeparam>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="reply">Reads an answer.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <inheritdoc cref="CallAsync{TCall,TResult}" path="/exception"/>
    public abstract IAsyncEnumerable<TItem> CallManyAsync<TCall, TItem>(TCall call, ReplyReader<TItem> reply, CancellationToken cancellationToken = default)
        where TCall : struct, ICall;

    /// <summary>The same as <see cref="CallManyAsync"/>, with raw copies that the consumer owns.</summary>
    /// <inheritdoc cref="CallManyAsync" path="/*[not(self::summary)]"/>
    public IAsyncEnumerable<RawJson> CallManyRawAsync<TCall>(TCall call, CancellationToken cancellationToken = default)
        where TCall : struct, ICall
        => CallManyAsync(call, Calls.RawReader.Instance, cancellationToken);

    /// <summary>Serves a call of the server, or an envelope: over all sockets of the connection, until what comes back is disposed.</summary>
    /// <param name="handler">The generated handler.</param>
    /// <exception cref="InvalidOperationException">The name has a handler already.</exception>
    public abstract IDisposable Handle(CallHandler handler);

    /// <summary>Subscribes; completes when the server has confirmed. The events are then enumerated.</summary>
    /// <typeparam name="TEvent">The event as a record.</typeparam>
    /// <typeparam name="TView">The event as a view.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">What to subscribe to.</param>
    /// <param name="options">Buffer and policy; the defaults when null.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <exception cref="SubscriptionRefusedException">The server refused.</exception>
    /// <exception cref="CallTimeoutException">No confirmation came in time.</exception>
    /// <exception cref="ConnectionLostException">The connection is not live, or broke before the confirmation.</exception>
    public abstract ValueTask<Subscription<TEvent>> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TView : allows ref struct;

    /// <summary>Subscribes with a handler of records, which runs off the receive loop, one event at a time, in order.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">What to subscribe to.</param>
    /// <param name="handler">Receives each event; its token is cancelled when the subscription ends.</param>
    /// <param name="options">Buffer and policy; the defaults when null.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <inheritdoc cref="SubscribeAsync{TEvent,TView}(RealtimeStream{TEvent,TView},Topic,SubscriptionOptions?,CancellationToken)" path="/*[self::exception or self::typeparam]"/>
    public abstract ValueTask<Subscription> SubscribeAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<TEvent, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TView : allows ref struct;

    /// <summary>Subscribes with a handler of views, which is called in place on the receive loop and must not block.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">What to subscribe to.</param>
    /// <param name="handler">Receives each event; the view dies with the call.</param>
    /// <param name="options">The defaults when null; views need no buffer.</param>
    /// <param name="cancellationToken">Gives up waiting for the confirmation.</param>
    /// <inheritdoc cref="SubscribeAsync{TEvent,TView}(RealtimeStream{TEvent,TView},Topic,SubscriptionOptions?,CancellationToken)" path="/*[self::exception or self::typeparam]"/>
    public abstract ValueTask<Subscription> SubscribeViewAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, ViewHandler<TView> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TView : allows ref struct;

    /// <summary>Subscribes to raw copies of the events' values, which the reader then owns.</summary>
    /// <inheritdoc cref="SubscribeAsync{TEvent,TView}(RealtimeStream{TEvent,TView},Topic,SubscriptionOptions?,CancellationToken)" path="/*[not(self::summary)]"/>
    public abstract ValueTask<Subscription<RawJson>> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TView : allows ref struct;

    /// <summary>Subscribes with a handler of raw copies, which owns them.</summary>
    /// <inheritdoc cref="SubscribeAsync{TEvent,TView}(RealtimeStream{TEvent,TView},Topic,Func{TEvent,CancellationToken,ValueTask},SubscriptionOptions?,CancellationToken)" path="/*[not(self::summary)]"/>
    public abstract ValueTask<Subscription> SubscribeRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, Func<RawJson, CancellationToken, ValueTask> handler, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TView : allows ref struct;

    /// <summary>The events as a sequence that subscribes when it is first advanced, and unsubscribes when the enumeration ends.</summary>
    /// <typeparam name="TEvent">The event as a record.</typeparam>
    /// <typeparam name="TView">The event as a view.</typeparam>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">What to subscribe to.</param>
    /// <param name="options">Buffer and policy; the defaults when null.</param>
    public IAsyncEnumerable<TEvent> EnumerateAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null)
        where TView : allows ref struct
        => new Subscriptions.LazySubscription<TEvent>(cancellationToken => SubscribeAsync(stream, topic, options, cancellationToken));

    /// <summary>The same as <see cref="EnumerateAsync"/>, with raw copies that the consumer owns.</summary>
    /// <inheritdoc cref="EnumerateAsync" path="/*[not(self::summary)]"/>
    public IAsyncEnumerable<RawJson> EnumerateRawAsync<TEvent, TView>(RealtimeStream<TEvent, TView> stream, Topic topic, SubscriptionOptions? options = null)
        where TView : allows ref struct
        => new Subscriptions.LazySubscription<RawJson>(cancellationToken => SubscribeRawAsync(stream, topic, options, cancellationToken));

    /// <summary>Closes the connection: what was accepted is written, pending calls end with <see cref="ConnectionLostException"/>, running handlers are awaited for up to <see cref="RealtimeOptions.DisposeTimeout"/>. May be called any number of times.</summary>
    public abstract ValueTask DisposeAsync();
}
