using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads a result that has to be there: an object that the schema does not allow to be null.</summary>
/// <typeparam name="TReader">The codec.</typeparam>
/// <typeparam name="TView">The codec's view.</typeparam>
/// <typeparam name="TRecord">The result.</typeparam>
public sealed class RequiredReply<TReader, TView, TRecord> : ReplyReader<TRecord>
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    private RequiredReply()
    {
    }

    /// <summary>The reader.</summary>
    public static RequiredReply<TReader, TView, TRecord> Instance { get; } = new();

    /// <inheritdoc/>
    public override TRecord Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var start = cursor.Position;
        var slot = TReader.Read(ref cursor, scratch);
        return slot.HasValue ? TReader.Record(cursor.Frame, scratch, slot) : throw Missing(start);
    }

    /// <inheritdoc/>
    public override TRecord ReadAbsent() => throw Missing(0);

    private static FrameFormatException Missing(int offset) => new("the schema promises a result here, and the server sent none", offset);
}
