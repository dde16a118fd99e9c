using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>A stream whose body is an array of which the first element is the event; what follows it is validated and passed over.</summary>
/// <typeparam name="TReader">The event's codec.</typeparam>
/// <typeparam name="TView">The event as a view.</typeparam>
/// <typeparam name="TEvent">The event as a record.</typeparam>
public sealed class FirstElementStream<TReader, TView, TEvent>(string name) : RealtimeStream<TEvent, TView>(name)
    where TReader : IJsonReader<TView, TEvent>, allows ref struct
    where TView : allows ref struct
{
    /// <inheritdoc/>
    public override Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        if (!cursor.EnterArray()) cursor.Fault("an event with at least one value");
        var slot = TReader.Read(ref cursor, scratch);
        while (cursor.NextElement()) cursor.Skip();
        return slot;
    }

    /// <inheritdoc/>
    public override TView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => TReader.View(frame, scratch, slot);

    /// <inheritdoc/>
    public override TEvent Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => TReader.Record(frame, scratch, slot);
}
