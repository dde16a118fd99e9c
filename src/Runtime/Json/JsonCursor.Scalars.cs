using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <content>Strings, numbers and literals.</content>
public ref partial struct JsonCursor
{
    /// <summary>Reads a string or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slot ReadText()
    {
        if (!At((byte)'"'))
            return ReadUnusualText();

        // No escape, and an end: as nearly all are.
        var start = position + 1;
        position = start + StringScan.PlainLength(frame[start..]);
        if (!At((byte)'"'))
            return ReadEscapedString(start);
        return Slot.Passed(SlotKind.Text, start, position++ - start);
    }

    /// <summary>Reads a number or null.</summary>
    public Slot ReadNumber()
    {
        switch (Peek())
        {
            case JsonKind.Number:
                var start = position;
                SkipNumber();
                return Slot.Passed(SlotKind.Number, start, position - start);
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
        return Slot.Passed(SlotKind.Json, range.Start, range.Length);
    }

    /// <summary>Reads a null if one follows.</summary>
    /// <returns>False when something else follows; nothing of it is read then.</returns>
    public bool TryReadNull()
    {
        SkipWhiteSpace();
        if (!At((byte)'n'))
            return false;
        SkipLiteral("null"u8);
        return true;
    }

    internal Slot ReadNull()
    {
        SkipLiteral("null"u8);
        return Slot.Null;
    }

    private void SkipLiteralOrNumber()
    {
        switch (Peek())
        {
            case JsonKind.True:
                SkipLiteral("true"u8);
                break;
            case JsonKind.False:
                SkipLiteral("false"u8);
                break;
            case JsonKind.Null:
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

    private Slot ReadUnusualText()
    {
        SkipWhiteSpace();
        if (At((byte)'"'))
            return ReadString();
        if (!TryReadNull())
            Fault("a string");
        return Slot.Null;
    }

    // At the opening quote; afterwards behind the closing one.
    private Slot ReadString()
    {
        var start = position + 1;
        position = start + StringScan.PlainLength(frame[start..]);
        if (!At((byte)'"'))
            return ReadEscapedString(start);
        return Slot.Passed(SlotKind.Text, start, position++ - start);
    }

    // At the first escape of a string, or at what must not be in it.
    private Slot ReadEscapedString(int start)
    {
        while (At((byte)'\\'))
        {
            SkipEscape();
            position += StringScan.PlainLength(frame[position..]);
        }

        if (!At((byte)'"'))
            Fault("the end of a string");
        return Slot.Passed(SlotKind.EscapedText, start, position++ - start);
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
