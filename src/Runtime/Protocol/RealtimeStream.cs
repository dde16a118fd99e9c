namespace Framewright.Protocol;

/// <summary>A stream of an api: what its events are. One generated instance per stream, without state.</summary>
public abstract class RealtimeStream
{
    private protected RealtimeStream(string name) => Name = name;

    /// <summary>The stream's C# name.</summary>
    public string Name { get; }

    /// <summary>What tells that a subscription is live. Default: what the protocol has.</summary>
    public Confirmation Confirm { get; init; }

    /// <summary>The C# name of the method that writes to its topics; null for none.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>What tells its items apart; null when nothing does.</summary>
    public StreamKey? Key { get; init; }

    /// <summary>How a gap is filled; null when it is not.</summary>
    public StreamRecovery? Recovery { get; init; }

    /// <summary>Whether later subscriptions only add to the first one, the carrier: the server ends them at once without an error, and they are live all the same. Default: false.</summary>
    public bool IsCarried { get; init; }

    /// <summary>The template that it is subscribed with. Default: null, the protocol's template for subscriptions.</summary>
    public string? Template { get; init; }

    /// <summary>The template that its subscriptions are ended with. Default: null, the protocol's own.</summary>
    public string? EndTemplate { get; init; }

    /// <summary>The constants that it gives to its templates. Default: null, none.</summary>
    public TemplateValues? Values { get; init; }

    /// <summary>Makes a subscriber of the session's own, which hears of events as they come.</summary>
    internal abstract Subscriptions.Subscriber CreateWatcher(Topic topic, Subscriptions.ISubscriberHost host, Subscriptions.WatchedEvent watched);

    /// <summary>A constant as JSON; empty when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public ReadOnlySpan<byte> Value(string name) => Values is null ? default : Values.Find(name);
}
