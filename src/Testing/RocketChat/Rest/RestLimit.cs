using System.Globalization;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>How a request stands against the limit of its route.</summary>
/// <param name="Limit">Requests that are let through in a span.</param>
/// <param name="Left">How many are left; negative for one that is too many.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Reset">When the span ends.</param>
internal sealed record RestLimit(int Limit, int Left, DateTimeOffset Now, DateTimeOffset Reset)
{
    public bool IsExceeded => Left < 0;

    public IReadOnlyList<(string Name, string Value)> Headers =>
    [
        ("X-RateLimit-Limit", Limit.ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Remaining", Math.Max(Left, 0).ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Reset", Reset.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
    ];

    public RestAnswer Refusal()
    {
        var seconds = Math.Ceiling((Reset - Now).TotalSeconds);
        var text = $"Error, too many requests. Please slow down. You must wait {seconds.ToString(CultureInfo.InvariantCulture)} seconds before trying this endpoint again. [error-too-many-requests]";
        return RestAnswer.Failure(text, 429) with { Headers = Headers };
    }
}
