using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads a result of a value type that may be null.</summary>
/// <typeparam name="TReader">The codec.</typeparam>
/// <typeparam name="TView">The codec's view.</typeparam>
/// <typeparam name="TRecord">The result.</typeparam>
public sealed class OptionalValueReply<TReader, TView, TRecord> : ReplyReader<TRecord?>
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
    where TRecord : struct
{
    private OptionalValueReply()
    {
    }

    /// <summary>The reader.</summary>
    public static OptionalValueReply<TReader, TView, TRecord> Instance { get; } = new();

    /// <inheritdoc/>
    public override TRecord? Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = TReader.Read(ref cursor, scratch);
        return slot.HasValue ? TReader.Record(cursor.Frame, scratch, slot) : null;
    }

    /// <inheritdoc/>
    public override TRecord? ReadAbsent() => null;
}
