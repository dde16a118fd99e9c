namespace Framewright.Json;

/// <summary>A member that the schema calls secret: nothing of it stays in the connection once the record is made.</summary>
public static class SecretCodec
{
    /// <summary>Copies a value out of the frame, as its codec does, past the texts that a connection keeps.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What the codec's <c>Read</c> returned.</param>
    /// <typeparam name="TCodec">Reads the value.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <typeparam name="TRecord">The value's record.</typeparam>
    public static TRecord Record<TCodec, TView, TRecord>(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(scratch);
        scratch.Secrets++;
        try
        {
            return TCodec.Record(frame, scratch, slot);
        }
        finally
        {
            scratch.Secrets--;
        }
    }
}
