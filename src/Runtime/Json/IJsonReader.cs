namespace Framewright.Json;

/// <summary>How one type of the schema is read: recorded by one strict pass, then shown as a view or made into a record.</summary>
/// <remarks>Implemented by the codecs of the runtime for scalars, arrays and maps, and by every generated view for its own type.</remarks>
/// <typeparam name="TView">What a view's member of this type is: a value, or a ref struct over the frame.</typeparam>
/// <typeparam name="TRecord">What a record's member of this type is.</typeparam>
public interface IJsonReader<TView, TRecord>
    where TView : allows ref struct
{
    /// <summary>Reads one value strictly and records where it is. A JSON null gives <see cref="Slot.Null"/>.</summary>
    /// <param name="cursor">At the value's first byte or the white space before it; afterwards just behind the value.</param>
    /// <param name="scratch">Receives the slots of the value's own members.</param>
    /// <exception cref="FrameFormatException">The bytes are not JSON, or the value is of another kind.</exception>
    static abstract Slot Read(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>Shows a value that was read. An absent or null one gives the type's default: empty text, zero, a view that is not present.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    static abstract TView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot);

    /// <summary>Copies a value that was read out of the frame. An absent or null one gives the type's default: empty text, zero, an empty record.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    static abstract TRecord Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot);
}
