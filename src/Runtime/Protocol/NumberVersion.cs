using System.Globalization;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads versions that are numbers, or texts of numbers.</summary>
public sealed class NumberVersion : VersionReader
{
    private NumberVersion()
    {
    }

    /// <summary>The reader.</summary>
    public static NumberVersion Instance { get; } = new();

    /// <inheritdoc/>
    public override decimal? Read(ReadOnlySpan<byte> json) =>
        decimal.TryParse(JsonToken.TextOrNull(json), NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : null;
}
