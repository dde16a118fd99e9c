using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>When to ask a silent peer for a sign of life, and when to give it up. Any inbound traffic counts as life.</summary>
/// <param name="Idle">Silence after which a ping is sent; with <see cref="IsFixedRate"/> the time from one to the next, whatever arrives.</param>
/// <param name="Dead">Silence after which the socket is given up.</param>
public readonly record struct HeartbeatPolicy(TimeSpan Idle, TimeSpan Dead)
{
    // Whatever a peer asks for: more often would be a flood, more seldom no heartbeat.
    private const double ShortestMilliseconds = 100;
    private const double LongestMilliseconds = 24 * 60 * 60 * 1000;

    /// <summary>Whether a ping is sent at a fixed rate, whatever arrives. Default: false.</summary>
    public bool IsFixedRate { get; init; }

    /// <summary>Whether the first ping of a fixed rate comes after a random part of it, so that many clients do not beat at once. Default: false.</summary>
    public bool FirstIsRandom { get; init; }

    /// <summary>Whether the ping is one of WebSocket's own instead of a frame of the protocol. Default: false.</summary>
    public bool IsTransportPing { get; init; }

    /// <summary>A fixed rate that the peer has named.</summary>
    /// <param name="interval">The captured number as JSON.</param>
    /// <param name="unitMilliseconds">What 1 means.</param>
    /// <param name="dead">Silence after which the socket is given up; null for twice the rate.</param>
    /// <returns>Null when the peer named none, or no positive number. A rate below 100 ms or above a day is taken as that.</returns>
    public static HeartbeatPolicy? Captured(byte[]? interval, long unitMilliseconds, TimeSpan? dead = null)
    {
        if (interval is null || !JsonToken.TryGetDouble(interval, out var number) || !(number > 0)) return null;
        var rate = TimeSpan.FromMilliseconds(Math.Clamp(number * unitMilliseconds, ShortestMilliseconds, LongestMilliseconds));
        return new HeartbeatPolicy(rate, dead is { } span && span > rate ? span : rate * 2) { IsFixedRate = true };
    }
}
