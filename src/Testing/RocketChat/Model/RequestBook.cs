using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Rest;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>How often who asked for what, held against the limits of the options. Guarded by the workspace's lock.</summary>
internal sealed class RequestBook(RocketChatServerOptions options)
{
    private readonly ConditionalWeakTable<object, Dictionary<string, RequestWindow>> windows = [];

    /// <summary>Counts a call; returns the error when it is one too many, else null.</summary>
    public DdpError? Call(Caller caller, string method) => LimitOf(method) is { } limit ? Take(caller as DdpSession ?? (object?)caller.User ?? this, "method " + method, limit) : null;

    /// <summary>Counts a subscription; returns the error when it is one too many, else null.</summary>
    public DdpError? Subscription(DdpSession session, string stream)
    {
        var bySession = options.SubscriptionLimit is { } limit ? Take(session, "sub " + stream, limit) : null;
        var byUser = options.UserSubscriptionLimit is { } shared && session.User is { } user ? Take(user, "sub " + stream, shared) : null;
        return bySession ?? byUser;
    }

    /// <summary>Counts a request over HTTP; returns null when there is no limit.</summary>
    public RestLimit? Http(Caller caller, string route)
    {
        if ((options.MethodLimits.TryGetValue(route, out var own) ? own : options.RestLimit) is not { } limit)
            return null;
        var window = WindowOf((object?)caller.User ?? this, "http " + route);
        var now = options.TimeProvider.GetUtcNow();
        window.Take(limit, now);
        return new RestLimit(limit.Count, limit.Count - window.Count, now, window.End);
    }

    private RequestLimit? LimitOf(string method)
    {
        if (method == "login" && options.LoginLimit is { } logins)
            return new RequestLimit(logins, options.LoginWindow);
        return options.MethodLimits.TryGetValue(method, out var own) ? own : options.CallLimit;
    }

    private DdpError? Take(object caller, string what, RequestLimit limit) =>
        WindowOf(caller, what).Take(limit, options.TimeProvider.GetUtcNow()) is { } wait ? TooMany(wait) : null;

    private RequestWindow WindowOf(object caller, string what)
    {
        var ofCaller = windows.GetValue(caller, _ => new Dictionary<string, RequestWindow>(StringComparer.Ordinal));
        if (!ofCaller.TryGetValue(what, out var window))
            ofCaller.Add(what, window = new RequestWindow());
        return window;
    }

    private static DdpError TooMany(TimeSpan wait) => new(
        "too-many-requests",
        $"Error, too many requests. Please slow down. You must wait {Math.Ceiling(wait.TotalSeconds)} seconds before trying again.",
        new JsonObject { ["timeToReset"] = (long)Math.Ceiling(wait.TotalMilliseconds) });
}
