using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>Walks the JSON of one frame, strictly and without allocating. Generated parsers are made of its calls.</summary>
/// <remarks>
/// It rejects with <see cref="FrameFormatException"/> what <see cref="System.Text.Json.Utf8JsonReader"/> with its default options rejects, and never reads outside the frame.
/// UTF-8 itself is not checked: a transport has done so for text frames, <see cref="JsonValues"/> does it for texts of users.
/// The escape of a lone surrogate is accepted, and unescapes to U+FFFD.
/// </remarks>
public ref partial struct JsonCursor
{
    /// <summary>How deep arrays and objects may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> frame;
    private readonly JsonChecks checks;
    private int position;
    private int depth;
    private Slot unlistedName;

    /// <summary>Starts to walk.</summary>
    /// <param name="frame">The frame; at most 256 MiB less one byte.</param>
    /// <param name="position">The offset to start at: a value's first byte or the white space before it.</param>
    /// <param name="depth">How many arrays and objects are open there.</param>
    /// <param name="checks">How much of what is passed over is checked.</param>
    /// <exception cref="FrameFormatException">The frame is too long.</exception>
    public JsonCursor(ReadOnlySpan<byte> frame, int position = 0, int depth = 0, JsonChecks checks = JsonChecks.Strict)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)position, (uint)frame.Length, nameof(position));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)depth, (uint)MaxDepth, nameof(depth));
        this.frame = frame;
        this.position = position;
        this.depth = depth;
        this.checks = checks;
        if (frame.Length > Slot.MaxLength)
            Fault("a frame of less than 256 MiB");
    }

    /// <summary>The frame.</summary>
    public readonly ReadOnlySpan<byte> Frame => frame;

    /// <summary>The offset of the next byte to read.</summary>
    public readonly int Position => position;

    /// <summary>How many arrays and objects are open.</summary>
    public readonly int Depth => depth;

    /// <summary>How much of what is passed over is checked.</summary>
    public readonly JsonChecks Checks => checks;

    /// <summary>Skips white space and tells the kind of the value that follows by its first byte.</summary>
    /// <exception cref="FrameFormatException">The frame ends here, or no value starts with this byte.</exception>
    public JsonKind Peek()
    {
        SkipWhiteSpace();
        var kind = JsonToken.KindOf(frame[position..]);
        if (kind == JsonKind.None)
            Fault("a value");
        return kind;
    }

    /// <summary>Enters the object that follows.</summary>
    /// <returns>True at the first member's name; false behind an empty object.</returns>
    public bool EnterObject() => Enter((byte)'{', (byte)'}', "an object") && AtName();

    /// <summary>Goes on behind a member's value.</summary>
    /// <returns>True at the next member's name; false behind the object.</returns>
    public bool NextMember()
    {
        if (IsNextName())
        {
            position++;
            return true;
        }

        return Next((byte)'}', "',' or '}'") && AtName();
    }

    /// <summary>Enters the array that follows.</summary>
    /// <returns>True at the first element; false behind an empty array.</returns>
    public bool EnterArray() => Enter((byte)'[', (byte)']', "an array");

    /// <summary>Goes on behind an element.</summary>
    /// <returns>True before the next element; false behind the array.</returns>
    public bool NextElement() => Next((byte)']', "',' or ']'");

    /// <summary>Reads a member's name and the colon.</summary>
    /// <returns>The unescaped name: a slice of the frame, or an array of its own when the name has escapes.</returns>
    public ReadOnlySpan<byte> ReadName() => Unescaped(ReadNameText());

    /// <summary>Reads a member's name and the colon, and records where the name lies. Allocates nothing.</summary>
    public Slot ReadNameText()
    {
        SkipWhiteSpace();
        if (!At((byte)'"'))
            Fault("a name");
        var name = ReadString();
        SkipWhiteSpace();
        if (!At((byte)':'))
            Fault("':'");
        position++;
        return name;
    }

    /// <summary>Passes over an array without elements, which some peers write where an object belongs; false when no array is next.</summary>
    /// <exception cref="FrameFormatException">The array has elements.</exception>
    internal bool TryPassEmptyArray()
    {
        SkipWhiteSpace();
        if (!At((byte)'['))
            return false;
        var start = position;
        if (!EnterArray())
            return true;
        position = start;
        Fault("an object, or an empty array");
        return true;
    }

    /// <summary>Behind a value inside an object: checks and skips the members that are left, and the closing brace.</summary>
    public void LeaveObject()
    {
        while (NextMember())
        {
            ReadNameText();
            Skip();
        }
    }

    /// <summary>Behind a value inside an array: checks and skips the elements that are left, and the closing bracket.</summary>
    public void LeaveArray()
    {
        while (NextElement())
            Skip();
    }

    /// <summary>Requires that nothing but white space follows.</summary>
    public void ExpectEnd()
    {
        SkipWhiteSpace();
        if (position < frame.Length)
            Fault("the end");
    }

    /// <summary>Reports that the bytes at <see cref="Position"/> are not what they have to be.</summary>
    /// <param name="reason">What was expected, without any of the frame's content.</param>
    /// <exception cref="FrameFormatException">Always.</exception>
    [DoesNotReturn]
    public readonly void Fault(string reason) => throw new FrameFormatException(reason, position);

    // Reports a value that was read already.
    [DoesNotReturn]
    internal static void Fault(string reason, Slot slot) => throw new FrameFormatException(reason, slot.Start);

    // For objects that are nearly always written the same way: enters one that starts with exactly these bytes, brace, name and colon.
    internal bool TryEnterObject(ReadOnlySpan<byte> start)
    {
        if (depth == MaxDepth || !frame[position..].StartsWith(start))
            return false;
        position += start.Length;
        depth++;
        return true;
    }

    private readonly ReadOnlySpan<byte> Unescaped(Slot name)
    {
        var raw = frame.Slice(name.Start, name.Length);
        return name.Kind == SlotKind.Text ? raw : JsonEscapes.Unescape(raw);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool At(byte expected) => (uint)position < (uint)frame.Length && frame[position] == expected;

    // Servers write no white space: a comma with a quote right behind it is what nearly always follows a member.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsNextName() => Has(position, ",\"".Length) && Is(position, ",\""u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipWhiteSpace()
    {
        if ((uint)position < (uint)frame.Length && frame[position] <= (byte)' ')
            SkipWhiteSpaceRun();
    }

    private void SkipWhiteSpaceRun()
    {
        while (position < frame.Length && frame[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            position++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Enter(byte open, byte close, string expected)
    {
        SkipWhiteSpace();
        if (!At(open))
            Fault(expected);
        if (depth == MaxDepth)
            Fault("at most 64 levels");
        position++;
        SkipWhiteSpace();
        if (At(close))
        {
            position++;
            return false;
        }

        depth++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte close, string expected)
    {
        SkipWhiteSpace();
        if (At((byte)','))
        {
            position++;
            return true;
        }

        if (!At(close) || depth == 0)
            Fault(expected);
        position++;
        depth--;
        return false;
    }

    private bool AtName()
    {
        SkipWhiteSpace();
        if (!At((byte)'"'))
            Fault("a name");
        return true;
    }
}
