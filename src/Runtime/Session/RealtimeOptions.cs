using System.Diagnostics.CodeAnalysis;
using Framewright.Protocol;
using Framewright.Transport;
using Framewright.Versions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Framewright;

/// <summary>The settings of a connection. Checked once, when the connection is created.</summary>
public sealed record RealtimeOptions
{
    /// <summary>Where to connect to (<c>ws</c> or <c>wss</c>); for a protocol that asks an HTTP server for the socket's address, where that is (<c>http</c> or <c>https</c>). Either this or <see cref="EndpointSource"/> is needed; the source wins.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>What the connection is called in metrics and traces, where a process has several of a protocol. Default: null, nothing. No place for secrets.</summary>
    public string? Name { get; init; }

    /// <summary>Asked for the endpoint at every attempt, for endpoints that serve only once. Default: none.</summary>
    public Func<CancellationToken, ValueTask<Uri>>? EndpointSource { get; init; }

    /// <summary>Where the server's HTTP side is (<c>http</c> or <c>https</c>), for methods that are called over HTTP; their paths are relative to it. Default: null, the host of <see cref="Endpoint"/> (<c>https</c> for <c>wss</c>, <c>http</c> for <c>ws</c>), or all of it where that is an HTTP address itself.</summary>
    public Uri? HttpEndpoint { get; init; }

    /// <summary>The version of the service that the server runs, where it is known beforehand; <see cref="RealtimeConnection.ServiceVersion"/> begins with it. Default: null, unknown.</summary>
    public ServiceVersion? ServiceVersion { get; init; }

    /// <summary>Which way methods take that have one for older and one for newer servers. Default: <see cref="CallBinding.ByVersion"/>.</summary>
    public CallBinding Binding { get; init; }

    /// <summary>The largest answer to a call over HTTP, in bytes. Default: 64 MiB. A larger one fails the call with <see cref="FrameFormatException"/>.</summary>
    public int MaxHttpAnswerBytes { get; init; } = 64 << 20;

    /// <summary>Makes the calls over HTTP: those of methods, and those that name the address of a socket. Default: null, one of the connection's own that follows no redirects and keeps no cookies. Never disposed here; its own timeout counts too.</summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>Opens the sockets. Default: null, a <see cref="WebSocketConnector"/> with its own defaults.</summary>
    public ITransportConnector? Connector { get; init; }

    /// <summary>From the attempt to connect to the end of the protocol's opening. Default: 15 seconds. The authenticator's calls have deadlines of their own.</summary>
    public TimeSpan OpeningTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The deadline of a call of class <see cref="TimeoutClass.Default"/>, counted from the call. Default: 10 seconds.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The deadline of a call of class <see cref="TimeoutClass.Long"/>. Default: 15 seconds.</summary>
    public TimeSpan LongCallTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The deadline of a call of class <see cref="TimeoutClass.Assets"/>. Default: 60 seconds.</summary>
    public TimeSpan AssetCallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the server may take to confirm a subscription or its end, from when it is asked: the time that a subscription waits for the connection to heal, or so as to keep a rate, does not count. Default: 15 seconds.</summary>
    public TimeSpan SubscribeTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most calls that may wait for an answer. Default: 65,536. One more fails with <see cref="LimitExceededException"/>.</summary>
    public int MaxPendingCalls { get; init; } = 65_536;

    /// <summary>The most calls that wait while the connection heals, or that a broken socket left over. Default: 1,024. One more fails with <see cref="LimitExceededException"/>, or with <see cref="ConnectionLostException"/> when the socket took it along.</summary>
    public int MaxQueuedCalls { get; init; } = 1024;

    /// <summary>The most topics that may be subscribed to at once; subscriptions that share a topic count once. Default: 65,536. One more fails with <see cref="LimitExceededException"/>.</summary>
    public int MaxSubscriptions { get; init; } = 65_536;

    /// <summary>The most bytes of outbound frames that may wait for the socket. Default: 64 MiB. What goes beyond fails with <see cref="LimitExceededException"/>.</summary>
    public long MaxQueuedBytes { get; init; } = 64L << 20;

    /// <summary>How a connection that broke is made again. Default: by itself, without end. <see cref="ReconnectPolicy.Never"/> leaves it <see cref="ConnectionState.Lost"/>.</summary>
    public ReconnectPolicy Reconnect { get; init; } = new();

    /// <summary>How often the server lets this connection subscribe, and call one method. Subscriptions are asked for no faster than this, and so are the calls that fill gaps; your own calls only with <see cref="PacesCalls"/>. Default: null, as the api's schema says.</summary>
    public RateLimits? Rates { get; init; }

    /// <summary>Whether your calls wait, too, so as to keep the rate of calls; the wait counts against their deadline. Default: false, they are sent at once, and the server may refuse them with the delay that it wants.</summary>
    public bool PacesCalls { get; init; }

    /// <summary>The most bytes that all subscriptions with <see cref="BufferPolicy.Hold"/>, all calls of several answers, topics whose gap is being filled, and calls of the server may hold together. Default: 64 MiB.</summary>
    /// <remarks>Whatever is held counts 64 bytes more than it has on the wire. Events of the other policies count from 4 KiB on, so that few large ones cannot fill the memory; where there is no room they are dropped, or fail, as if the buffer were full.</remarks>
    public long MaxBufferedBytes { get; init; } = 64L << 20;

    /// <summary>The most calls of the server that handlers work on at once; further ones wait. Default: 16.</summary>
    public int MaxRunningCalls { get; init; } = 16;

    /// <summary>The most calls of the server that handlers work on or that wait for them; their frames count against <see cref="MaxBufferedBytes"/>, too. Default: 4,096. The server is told that further ones failed.</summary>
    public int MaxWaitingCalls { get; init; } = 4096;

    /// <summary>How deep arrays and objects of what a frame carries may be nested, those around them included. Default: 64, the most; at least 8. A frame that is nested deeper is counted, reported and skipped, and a call whose answer it is fails with <see cref="FrameFormatException"/>.</summary>
    public int MaxDepth { get; init; } = Json.JsonCursor.MaxDepth;

    /// <summary>How much of the frames' content is checked that nobody reads. Default: all of it. What is trusted, and what is not, is told with <see cref="Json.JsonChecks.Trusting"/>.</summary>
    public Json.JsonChecks Checks { get; init; }

    /// <summary>When to ping a silent peer and when to give it up. Default: null, as the protocol's schema says. The pings of a protocol that has none are WebSocket's own.</summary>
    public HeartbeatPolicy? Heartbeat { get; init; }

    /// <summary>How long disposal waits for accepted frames to be written and, again, for running handlers. Default: 5 seconds.</summary>
    public TimeSpan DisposeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A view handler that takes longer is reported with its stream. Default: 100 milliseconds.</summary>
    public TimeSpan SlowHandlerThreshold { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether a thread of the connection's own reads the socket and runs view handlers. Default: false, threads of the pool do.</summary>
    /// <remarks>
    /// The thread sleeps in the system's own wait for the socket. An event then reaches its handler without going through the pool, also while that is busy or starved, at the price of a thread for each connection.
    /// It does not pay for calls, whose callers go on on the pool in either case and would otherwise get the thread that has read, nor for a stream that never lets the reader wait. Over TLS or a proxy, with the framework's reader (<see cref="WebSocketOptions.UseFrameworkReader"/>) and with a carrier of yours that does not implement <see cref="ITransport.WaitForBytes"/> the pool still wakes the thread.
    /// </remarks>
    public bool ReadsOnOwnThread { get; init; }

    /// <summary>Whether credentials may go over plain <c>ws://</c> or <c>http://</c> to another machine. Default: false. Loopback is always allowed.</summary>
    public bool AllowInsecure { get; init; }

    /// <summary>The source of all time. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives logs under the category <c>Framewright</c>. Default: nothing is logged.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Where it connects to, without what may be secret in an address. The other settings are left out.</summary>
    public override string ToString() => $"{nameof(RealtimeOptions)} {{ {(Endpoint is null ? "endpoint from its source" : EndpointText.Of(Endpoint))} }}";

    internal void Validate()
    {
        if (Endpoint is null && EndpointSource is null) Refuse("Set Endpoint or EndpointSource.");
        if (TimeProvider is null) Refuse("TimeProvider may not be null.");
        if (LoggerFactory is null) Refuse("LoggerFactory may not be null.");
        if (HttpEndpoint is { } http && (!http.IsAbsoluteUri || (http.Scheme != Uri.UriSchemeHttp && http.Scheme != Uri.UriSchemeHttps))) Refuse("HttpEndpoint must be an absolute http:// or https:// address.");
        if (!Enum.IsDefined(Checks)) Refuse("Checks must be one of the values of JsonChecks.");
        if (!Enum.IsDefined(Binding)) Refuse("Binding must be one of the values of CallBinding.");
        if (MaxHttpAnswerBytes < 1) Refuse("MaxHttpAnswerBytes must be at least 1.");
        RequirePositive(OpeningTimeout, nameof(OpeningTimeout));
        RequirePositive(CallTimeout, nameof(CallTimeout));
        RequirePositive(LongCallTimeout, nameof(LongCallTimeout));
        RequirePositive(AssetCallTimeout, nameof(AssetCallTimeout));
        RequirePositive(SubscribeTimeout, nameof(SubscribeTimeout));
        RequirePositive(DisposeTimeout, nameof(DisposeTimeout));
        RequirePositive(SlowHandlerThreshold, nameof(SlowHandlerThreshold));
        if (Reconnect is null) Refuse("Reconnect may not be null; ReconnectPolicy.Never turns it off.");
        Reconnect.Validate();
        if (MaxQueuedCalls < 0) Refuse("MaxQueuedCalls must be at least 0.");
        if (MaxSubscriptions < 1) Refuse("MaxSubscriptions must be at least 1.");
        if (MaxPendingCalls < 1) Refuse("MaxPendingCalls must be at least 1.");
        if (MaxQueuedBytes < 1) Refuse("MaxQueuedBytes must be at least 1.");
        if (MaxRunningCalls < 1) Refuse("MaxRunningCalls must be at least 1.");
        if (MaxWaitingCalls < 1) Refuse("MaxWaitingCalls must be at least 1.");
        if (MaxDepth is < 8 or > Json.JsonCursor.MaxDepth) Refuse($"MaxDepth must lie between 8 and {Json.JsonCursor.MaxDepth}.");
        if (MaxBufferedBytes < 1) Refuse("MaxBufferedBytes must be at least 1.");
        if (Heartbeat is not { } heartbeat) return;
        RequirePositive(heartbeat.Dead, "Heartbeat.Dead");
        if (heartbeat.Idle <= TimeSpan.Zero || heartbeat.Dead <= heartbeat.Idle) Refuse("Heartbeat needs 0 < Idle < Dead.");
    }

    private static void RequirePositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(24)) Refuse($"{name} must lie between 0 and 24 days.");
    }

    [DoesNotReturn]
    private static void Refuse(string message) => throw new ArgumentException(message);
}
