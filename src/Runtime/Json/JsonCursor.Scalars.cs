using System.Buffers;

namespace Framewright.Json;

/// <content>Strings, numbers and literals.</content>
public ref partial struct JsonCursor
{
    // What ends a run of plain bytes in a string: the quote, an escape, and the control characters, which are not allowed there.
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [(byte)'"', (byte)'\\', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    /// <summary>Reads a string or null.</summary>
    public Slot ReadText()
    {
        switch (Peek())
        {
            case JsonKind.String:
                return ReadString();
            case JsonKind.Null:
                return ReadNull();
            default:
                Fault("a string");
                return default;
        }
    }

    /// <summary>Reads a number or null.</summary>
    public Slot ReadNumber()
    {
        switch (Peek())
        {
            case JsonKind.Number:
                var start = position;
                SkipNumber();
                return Slot.Number(start, position - start);
            case JsonKind.Null:
                return ReadNull();
            default:
                Fault("a number");
                return default;
        }
    }

    /// <summary>Reads true, false or null.</summary>
    public Slot ReadBoolean()
    {
        switch (Peek())
        {
            case JsonKind.True:
                SkipLiteral("true"u8);
                return Slot.Boolean(true);
            case JsonKind.False:
                SkipLiteral("false"u8);
                return Slot.Boolean(false);
            case JsonKind.Null:
                return ReadNull();
            default:
                Fault("true or false");
                return default;
        }
    }

    /// <summary>Reads one value of any kind as its bytes, and checks it to the last one. A null gives <see cref="Slot.Null"/>.</summary>
    public Slot ReadJson()
    {
        if (Peek() == JsonKind.Null)
            return ReadNull();
        var range = Skip();
        return Slot.Json(range.Start, range.Length);
    }

    internal Slot ReadNull()
    {
        SkipLiteral("null"u8);
        return Slot.Null;
    }

    private void SkipScalar()
    {
        switch (frame[position])
        {
            case (byte)'"':
                ReadString();
                break;
            case (byte)'t':
                SkipLiteral("true"u8);
                break;
            case (byte)'f':
                SkipLiteral("false"u8);
                break;
            case (byte)'n':
                SkipLiteral("null"u8);
                break;
            default:
                SkipNumber();
                break;
        }
    }

    private void SkipLiteral(ReadOnlySpan<byte> literal)
    {
        if (!frame[position..].StartsWith(literal))
            Fault("true, false or null");
        position += literal.Length;
    }

    // At the opening quote; afterwards behind the closing one.
    private Slot ReadString()
    {
        var start = ++position;
        var escaped = false;
        while (true)
        {
            var run = frame[position..].IndexOfAny(StringStops);
            position = run < 0 ? frame.Length : position + run;
            if (At((byte)'"'))
                return Slot.Text(start, position++ - start, escaped);
            if (!At((byte)'\\'))
                Fault("the end of a string");
            escaped = true;
            SkipEscape();
        }
    }

    private void SkipEscape()
    {
        var length = JsonEscapes.LengthAt(frame[position..]);
        if (length == 0)
            Fault("an escape");
        position += length;
    }

    private void SkipNumber()
    {
        var length = JsonNumber.LengthAt(frame[position..]);
        if (length == 0)
            Fault("a number");
        position += length;
    }
}
