using System.Buffers;
using System.Text;
using Framewright.Unicode;

namespace Framewright.Json;

/// <summary>Parses JSON texts outside of a connection: for tests, files, messages from elsewhere.</summary>
/// <remarks>A text is one JSON value in valid UTF-8 with nothing but white space around it.</remarks>
public static class JsonValues
{
    /// <summary>Parses a text to a record.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <typeparam name="TCodec">Reads the value: a generated view or a codec.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <typeparam name="TRecord">The value's record.</typeparam>
    /// <exception cref="FrameFormatException">The text is not UTF-8, not JSON, or of another kind.</exception>
    public static TRecord Parse<TCodec, TView, TRecord>(ReadOnlySpan<byte> utf8Json)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
    {
        var scratch = new ViewScratch();
        return TCodec.Record(utf8Json, scratch, Read<TCodec, TView, TRecord>(utf8Json, scratch));
    }

    /// <summary>Parses a text to a view over it.</summary>
    /// <param name="utf8Json">The text. The view dies with it.</param>
    /// <param name="scratch">Holds the slots; is reset first, so that views made with it before die.</param>
    /// <typeparam name="TCodec">Reads the value: a generated view or a codec.</typeparam>
    /// <typeparam name="TView">The value's view.</typeparam>
    /// <typeparam name="TRecord">The value's record.</typeparam>
    /// <exception cref="FrameFormatException">The text is not UTF-8, not JSON, or of another kind.</exception>
    public static TView View<TCodec, TView, TRecord>(ReadOnlySpan<byte> utf8Json, ViewScratch scratch)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(scratch);
        scratch.Reset();
        return TCodec.View(utf8Json, scratch, Read<TCodec, TView, TRecord>(utf8Json, scratch));
    }

    private static Slot Read<TCodec, TView, TRecord>(ReadOnlySpan<byte> utf8Json, ViewScratch scratch)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
    {
        if (!Utf8Check.IsValid(utf8Json))
            throw new FrameFormatException("valid UTF-8", FirstInvalid(utf8Json));
        var cursor = new JsonCursor(utf8Json);
        var slot = TCodec.Read(ref cursor, scratch);
        cursor.ExpectEnd();
        return slot;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(text[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        return offset;
    }
}
