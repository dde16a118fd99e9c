namespace Framewright.Json;

/// <summary>A member that the strict pass only checks for being JSON: its type reads it when it is first asked for. The schema's <c>lazy</c>.</summary>
/// <remarks>Not generic itself, so that passing over such a member costs the same whatever its type is.</remarks>
public static class DeferredCodec
{
    /// <summary>Checks one value of any kind to its last byte, and records where it lies. A JSON null gives <see cref="Slot.Null"/>.</summary>
    /// <param name="cursor">At the value's first byte or the white space before it; afterwards just behind the value.</param>
    /// <param name="scratch">Receives the cell that holds the value's bytes, and its own slot once it was read.</param>
    /// <exception cref="FrameFormatException">The bytes are not JSON.</exception>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (cursor.TryReadNull())
            return Slot.Null;
        var depth = cursor.Depth;
        var range = cursor.Skip(scratch);
        var cell = scratch.Rent(1);
        scratch.Set(cell, Slot.Json(range.Start, range.Length));
        return Slot.Deferred(cell, depth);
    }

    /// <summary>Shows the value, and reads it before when nobody has asked for it yet. An absent or null one gives the type's default.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    /// <typeparam name="TCodec">Reads the value.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <exception cref="FrameFormatException">The value is of another kind than its type, or something in it is.</exception>
    public static TView View<TCodec, TView>(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
        where TCodec : IJsonViewer<TView>, allows ref struct
        where TView : allows ref struct
    {
        if (!slot.HasValue)
            return TCodec.View(frame, scratch, default);
        ArgumentNullException.ThrowIfNull(scratch);
        var value = scratch[slot.Block];
        return TCodec.View(frame, scratch, value.Kind == SlotKind.Json ? ReadNow<TCodec, TView>(frame, scratch, slot, value) : value);
    }

    /// <summary>Copies the value's bytes out of the frame, for a record that reads them when it is asked. An absent or null one gives the default.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    /// <typeparam name="TCodec">Reads the value.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <typeparam name="TRecord">The value's record.</typeparam>
    public static Deferred<TCodec, TView, TRecord> Record<TCodec, TView, TRecord>(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
        where TRecord : class
    {
        if (!slot.HasValue)
            return default;
        ArgumentNullException.ThrowIfNull(scratch);
        var value = scratch[slot.Block];

        // A view has read it already: that need not be done again.
        return value.Kind == SlotKind.Json
            ? Deferred<TCodec, TView, TRecord>.Copy(frame.Slice(value.Start, value.Length), slot.Length)
            : new(TCodec.Record(frame, scratch, value));
    }

    /// <summary>As <see cref="Record"/>, for a member that tells absent and null apart.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">What <see cref="Read"/> returned.</param>
    /// <typeparam name="TCodec">Reads the value.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <typeparam name="TRecord">The value's record.</typeparam>
    public static Deferred<TCodec, TView, TRecord> RecordOrNull<TCodec, TView, TRecord>(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
        where TRecord : class
        => slot.IsNull ? new(new Optional<TRecord?>(null)) : Record<TCodec, TView, TRecord>(frame, scratch, slot);

    private static Slot ReadNow<TCodec, TView>(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot, Slot json)
        where TCodec : IJsonViewer<TView>, allows ref struct
        where TView : allows ref struct
    {
        var cursor = new JsonCursor(frame, json.Start, slot.Length);
        var mark = scratch.Mark();
        var isRead = false;
        try
        {
            var value = TCodec.Read(ref cursor, scratch);
            scratch.Set(slot.Block, value);
            isRead = true;
            return value;
        }
        finally
        {
            // Whoever asks again and again for a value that cannot be read fills nothing.
            if (!isRead)
                scratch.Release(mark);
        }
    }
}
