using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Framewright.Testing.Hosting;

/// <summary>Decides whether an HTTP request is let through, and counts them.</summary>
internal sealed class RefusalGate
{
    private readonly Lock gate = new();
    private int attempts;
    private int refusals;
    private int status;
    private TimeSpan? retryAfter;

    public int Attempts => Volatile.Read(ref attempts);

    public void RefuseNext(int count, int statusCode, TimeSpan? after)
    {
        lock (gate)
        {
            refusals = count;
            status = statusCode;
            retryAfter = after;
        }
    }

    /// <summary>Answers the request when it is to be refused; returns whether it did.</summary>
    public bool Refuses(HttpContext context)
    {
        Interlocked.Increment(ref attempts);
        lock (gate)
        {
            if (refusals == 0)
                return false;
            refusals--;
            context.Response.StatusCode = status;
            if (retryAfter is { } wait)
                context.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return true;
        }
    }
}
