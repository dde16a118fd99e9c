using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads a result of which a missing or null one is the type's default: zero, empty text, an empty list.</summary>
/// <typeparam name="TReader">The codec.</typeparam>
/// <typeparam name="TView">The codec's view.</typeparam>
/// <typeparam name="TRecord">The result.</typeparam>
public sealed class ValueReply<TReader, TView, TRecord> : ReplyReader<TRecord>
    where TReader : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    private ValueReply()
    {
    }

    /// <summary>The reader.</summary>
    public static ValueReply<TReader, TView, TRecord> Instance { get; } = new();

    /// <inheritdoc/>
    public override TRecord Read(ref JsonCursor cursor, ViewScratch scratch) =>
        TReader.Record(cursor.Frame, scratch, TReader.Read(ref cursor, scratch));

    /// <inheritdoc/>
    public override TRecord ReadAbsent() => TReader.Record(default, null!, default);
}
