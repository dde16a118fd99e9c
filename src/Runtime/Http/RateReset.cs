using System.Globalization;
using System.Net.Http.Headers;

namespace Framewright.Http;

/// <summary>Reads when a server counts anew that was asked for too much: the header <c>X-RateLimit-Reset</c>, which has no standard.</summary>
internal static class RateReset
{
    // Servers write seconds to wait, or a moment as seconds or milliseconds since 1970; by their size they cannot be mistaken for each other.
    private const long LeastSecondsSince1970 = 1_000_000_000;
    private const long LeastMillisecondsSince1970 = 1_000_000_000_000;
    private const long MostMillisecondsSince1970 = 10_000_000_000_000;

    /// <summary>How long it is until then; null when the header is absent or no number.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, TimeProvider timeProvider)
    {
        if (!headers.NonValidated.TryGetValues("X-RateLimit-Reset", out var values) || values.Count != 1) return null;
        if (!long.TryParse(values.ToString().AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= MostMillisecondsSince1970) return null;
        var delay = number switch
        {
            >= LeastMillisecondsSince1970 => DateTimeOffset.FromUnixTimeMilliseconds(number) - timeProvider.GetUtcNow(),
            >= LeastSecondsSince1970 => DateTimeOffset.FromUnixTimeSeconds(number) - timeProvider.GetUtcNow(),
            _ => TimeSpan.FromSeconds(number),
        };
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
