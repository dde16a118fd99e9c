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
            // A moment lies in its slot: no codec of one uses the scratch.
            var cursor = new JsonCursor(json);
            var slot = TReader.Read(ref cursor, null!);
            return slot.HasValue ? TReader.Record(json, null!, slot).UtcTicks : null;
        }
        catch (FrameFormatException)
        {
            // No date is no version: the item counts as one without.
            return null;
        }
    }

    // A moment lies in its slot: no codec of one uses the scratch.
    internal override decimal? Read(ReadOnlySpan<byte> frame, Slot slot) => slot.HasValue ? TReader.Record(frame, null!, slot).UtcTicks : null;
}
