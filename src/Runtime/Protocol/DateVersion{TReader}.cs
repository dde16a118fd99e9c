using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads versions that are dates.</summary>
/// <typeparam name="TReader">The codec.</typeparam>
public sealed class DateVersion<TReader> : VersionReader
    where TReader : IJsonReader<DateTimeOffset, DateTimeOffset>
{
    private DateVersion()
    {
    }

    /// <summary>The reader.</summary>
    public static DateVersion<TReader> Instance { get; } = new();

    /// <inheritdoc/>
    public override decimal? Read(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || JsonToken.IsNull(json)) return null;
        try
        {
            return JsonValues.Parse<TReader, DateTimeOffset, DateTimeOffset>(json).UtcTicks;
        }
        catch (FrameFormatException)
        {
            // No date is no version: the item counts as one without.
            return null;
        }
    }
}
