namespace Framewright.Json;

/// <summary>How one type of the schema is read and shown: the half of <see cref="IJsonReader{TView, TRecord}"/> that knows no records.</summary>
/// <remarks>
/// It stands alone because records are classes, and the JIT shares generic code among classes: calls through an interface that names a record would have to look
/// their target up at run time. These name structs only, so they are direct, and inlined.
/// </remarks>
/// <typeparam name="TView">What a view's member of this type is: a value, or a ref struct over the frame.</typeparam>
public interface IJsonViewer<TView>
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
}
