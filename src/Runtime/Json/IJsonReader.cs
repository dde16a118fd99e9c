namespace Framewright.Json;

/// <summary>How one type of the schema is read: recorded by one strict pass, then shown as a view or made into a record.</summary>
/// <remarks>Implemented by the codecs of the runtime for scalars, arrays and maps, and by every generated view for its own type.</remarks>
/// <typeparam name="TView">What a view's member of this type is: a value, or a ref struct over the frame.</typeparam>
/// <typeparam name="TRecord">What a record's member of this type is.</typeparam>
public interface IJsonReader<TView, TRecord> : IJsonViewer<TView>
    where TView : allows ref struct
{
    /// <summary>Copies a value that was read out of the frame. An absent or null one gives the type's default: empty text, zero, an empty record.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="IJsonViewer{TView}.Read"/> returned.</param>
    static abstract TRecord Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot);
}
