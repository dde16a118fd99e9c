namespace Framewright.Testing.RocketChat;

/// <summary>How a <see cref="RocketChatServer"/> behaves from its first socket on. Read once, at the start.</summary>
public sealed record RocketChatServerOptions
{
    /// <summary>The imitated deployment; <see cref="ServerFlavor.Monolith"/> by default.</summary>
    public ServerFlavor Flavor { get; init; } = ServerFlavor.Monolith;

    /// <summary>The release that the server says it is (<c>GET /api/info</c>), and that decides which methods it no longer has; 8.3.0 by default.</summary>
    public string Version { get; init; } = "8.3.0";

    /// <summary>The first frame of every socket; <see cref="Greeting.None"/> by default.</summary>
    public Greeting Greeting { get; init; } = Greeting.None;

    /// <summary>The place of <c>updated</c> frames; <see cref="UpdatedOrder.ByFlavor"/> by default.</summary>
    public UpdatedOrder UpdatedOrder { get; init; } = UpdatedOrder.ByFlavor;

    /// <summary>The clock of timestamps, heartbeats, delays and expiries; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Silence after which the server pings; by default 15 s (monolith) or 30 s (streamer).</summary>
    public TimeSpan? PingInterval { get; init; }

    /// <summary>Further silence after which the server closes the socket; by default as long as the ping interval.</summary>
    public TimeSpan? PingTimeout { get; init; }

    /// <summary>The longest message text in UTF-16 units; 5,000 by default.</summary>
    public int MaxMessageLength { get; init; } = 5000;

    /// <summary>The largest file in bytes; 100 MiB by default.</summary>
    public long MaxUploadBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How long a resume token stays valid; 90 days by default. Personal access tokens do not expire.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Login attempts that one connection may make per <see cref="LoginWindow"/>; null, the default, sets no limit (real servers: 5).</summary>
    public int? LoginLimit { get; init; }

    /// <summary>The span that <see cref="LoginLimit"/> counts in; 10 s by default.</summary>
    public TimeSpan LoginWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Subscriptions to one stream that one connection may ask for; null, the default, sets no limit (real servers: 40 per 40 s). One too many is answered with <c>too-many-requests</c> and <c>details.timeToReset</c>.</summary>
    public RequestLimit? SubscriptionLimit { get; init; }

    /// <summary>Subscriptions to one stream that one user may ask for on all connections together; null, the default, sets no limit (real servers: 80 per 40 s).</summary>
    public RequestLimit? UserSubscriptionLimit { get; init; }

    /// <summary>Calls of one method that one connection may make; null, the default, sets no limit (real servers: 10 per 10 s). <see cref="LoginLimit"/> and <see cref="MethodLimits"/> go before it.</summary>
    public RequestLimit? CallLimit { get; init; }

    /// <summary>Requests to one route of the HTTP side that one user may make; null, the default, sets no limit (real servers: 10 per 60 s). One too many is answered with 429 and <c>X-RateLimit</c> headers. <see cref="MethodLimits"/> go before it.</summary>
    public RequestLimit? RestLimit { get; init; }

    /// <summary>Limits of single methods, by their names, of one connection each, and of single routes (<c>chat.sendMessage</c>), of one user each; empty by default (real servers: five <c>sendMessage</c> per second).</summary>
    public IReadOnlyDictionary<string, RequestLimit> MethodLimits { get; init; } = new Dictionary<string, RequestLimit>(StringComparer.Ordinal);

    /// <summary>How a method that gave nothing back is answered; <see cref="EmptyAnswer.ByFlavor"/> by default.</summary>
    public EmptyAnswer EmptyAnswer { get; init; } = EmptyAnswer.ByFlavor;

    /// <summary>
    /// Whether <c>sendMessage</c> hides why it stored nothing, as current servers do: all errors but <c>error-not-allowed</c> and of the
    /// parameters' shape are answered without a result, and the user gets a text on <c>stream-notify-user</c> <c>uid/message</c>. False by default.
    /// </summary>
    public bool HidesSendErrors { get; init; }

    /// <summary>Preferences of users that <c>saveUserPreferences</c> refuses to change, with <c>error-not-allowed</c>; none by default.</summary>
    public IReadOnlySet<string> FixedPreferences { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether a deleted message stays as a mark, a change to kind <c>rm</c>; false by default: it goes, and the room's <c>deleteMessage</c> event
    /// tells. The first message of a thread with replies leaves a mark in any case.
    /// </summary>
    public bool ShowsDeletedMessages { get; init; }

    /// <summary>
    /// Whether connections keep all frames for the test to look at; true by default. Turn it off for load tests, where the
    /// records would only fill the memory.
    /// </summary>
    public bool RecordFrames { get; init; } = true;

    internal Version ParsedVersion => System.Version.Parse(Version.Split('-')[0]);

    internal TimeSpan EffectivePingInterval => PingInterval ?? TimeSpan.FromSeconds(Flavor == ServerFlavor.Monolith ? 15 : 30);

    internal TimeSpan EffectivePingTimeout => PingTimeout ?? EffectivePingInterval;
}
