using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads a result of a reference type that may be null.</summary>
/// <typeparam name="TReader">The codec.</typeparam>
/// <typeparam name="TView">The codec's view.</typeparam>
/// <typeparam name="TRecord">The result.</typeparam>
public sealed class OptionalReply<TReader, TView, TRecord> : ReplyReader<TRecord?>
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
    where TRecord : class
{
    private OptionalReply()
    {
    }

    /// <summary>The reader.</summary>
    public static OptionalReply<TReader, TView, TRecord> Instance { get; } = new();

    /// <inheritdoc/>
    public override TRecord? Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = TReader.Read(ref cursor, scratch);
        return slot.HasValue ? TReader.Record(cursor.Frame, scratch, slot) : null;
    }

    /// <inheritdoc/>
    public override TRecord? ReadAbsent() => null;
}
