using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>Keeps what is sent under a rate: no stretch of the period holds more than the count, wherever the server's own begins.</summary>
internal sealed class RateBucket(RateLimit limit)
{
    private readonly long[] reserved = NewRing(limit.Count);
    private int oldest;
    private long closedUntil = long.MinValue;

    /// <summary>Takes a place. Gives the moment at which its holder may send, which is now when there is room.</summary>
    public long Reserve(long now)
    {
        var free = reserved[oldest] == long.MinValue ? now : reserved[oldest] + limit.Period.Ticks;
        var due = Math.Max(now, Math.Max(free, closedUntil));
        reserved[oldest] = due;
        oldest = (oldest + 1) % reserved.Length;
        return due;
    }

    /// <summary>Whether the server has asked to wait beyond a moment.</summary>
    public bool IsClosed(long now) => closedUntil > now;

    /// <summary>The server asks to wait: nobody sends before that.</summary>
    public void CloseUntil(long moment) => closedUntil = Math.Max(closedUntil, moment);

    private static long[] NewRing(int count)
    {
        var ring = new long[Math.Max(1, count)];
        Array.Fill(ring, long.MinValue);
        return ring;
    }
}
