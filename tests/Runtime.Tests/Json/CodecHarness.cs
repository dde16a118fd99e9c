using System.Buffers;
using System.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Runs a codec over texts as users and as generated members do.</summary>
internal static class CodecHarness
{
    public static TRecord Record<TCodec, TView, TRecord>(string json)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
        => JsonValues.Parse<TCodec, TView, TRecord>(Encoding.UTF8.GetBytes(json));

    public static Slot Slot<TCodec, TView, TRecord>(string json)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json));
        var slot = TCodec.Read(ref cursor, new ViewScratch());
        cursor.ExpectEnd();
        return slot;
    }

    /// <summary>The record of an absent member; it has to be that of a null one.</summary>
    public static TRecord Default<TCodec, TView, TRecord>()
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
    {
        Assert.Equal(Framewright.Json.Slot.Null, Slot<TCodec, TView, TRecord>(" null "));
        var ofNull = Record<TCodec, TView, TRecord>(" null ");
        var ofAbsent = TCodec.Record("x"u8, new ViewScratch(), default);
        if (ofNull is not JsonElement)
            Assert.Equal(ofNull, ofAbsent);
        return ofAbsent;
    }

    public static FrameFormatException Fault<TCodec, TView, TRecord>(string json)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
        => Assert.Throws<FrameFormatException>(() => { Record<TCodec, TView, TRecord>(json); });

    public static string Written<TWriter, TRecord>(TRecord value)
        where TWriter : IJsonWriter<TRecord>
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        TWriter.Write(writer, value);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
