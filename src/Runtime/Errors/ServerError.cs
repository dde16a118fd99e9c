using System.Text;
using Framewright.Protocol;

namespace Framewright;

/// <summary>An error as a server described it in a frame, read by the paths that the protocol's schema gives under <c>errors</c>.</summary>
public sealed record ServerError
{
    /// <summary>The error code as text; a numeric code is given in decimal; null when absent.</summary>
    public string? Code { get; init; }

    /// <summary>A short reason, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>A longer message, or null.</summary>
    public string? Message { get; init; }

    /// <summary>Further details as JSON text, or null. Not part of <see cref="ToString"/>.</summary>
    public string? Details { get; init; }

    /// <summary>How long the server asked to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the api's schema says to do about the code, or null. Not of the server's making, and not part of <see cref="ToString"/>.</summary>
    public string? Advice { get; init; }

    /// <summary>The same error with what is known to do about it.</summary>
    internal ServerError With(ErrorAdvice? advice) => Code is { } code && advice?.Invoke(code) is { } text ? this with { Advice = text } : this;

    /// <summary>The code and the reason in one short text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Reason ?? Message ?? "no reason given");
        if (Code is not null) text.Append(" [").Append(Code).Append(']');
        if (RetryAfter is { } delay) text.Append(System.Globalization.CultureInfo.InvariantCulture, $" (retry after {delay.TotalMilliseconds:0} ms)");
        return text.ToString();
    }
}
