using System.Diagnostics.CodeAnalysis;

namespace Framewright.Json;

/// <summary>Where one value of a frame lies: eight bytes, written by the strict pass and read by views. The default is an absent member.</summary>
public readonly struct Slot : IEquatable<Slot>
{
    /// <summary>The longest value in bytes, and the most elements, that a slot can describe: 256 MiB less one.</summary>
    internal const int MaxLength = (1 << LengthBits) - 1;

    private const int LengthBits = 28;
    private const int LengthShift = 32;
    private const int KindShift = LengthShift + LengthBits;

    // One word, so that it travels in a register: kind, length, position from the top.
    private readonly ulong bits;

    private Slot(SlotKind kind, int position, int length)
    {
        if (position < 0 || (uint)length > MaxLength)
            throw new ArgumentOutOfRangeException(position < 0 ? nameof(position) : nameof(length));
        bits = Pack(kind, position, length);
    }

    private Slot(ulong bits) => this.bits = bits;

    /// <summary>A JSON null.</summary>
    public static Slot Null => new(SlotKind.Null, 0, 0);

    /// <summary>What the slot points at.</summary>
    public SlotKind Kind => (SlotKind)(bits >> KindShift);

    /// <summary>Whether the member was not in the frame.</summary>
    public bool IsAbsent => bits >> KindShift == (ulong)SlotKind.Absent;

    /// <summary>Whether the member is a JSON null.</summary>
    public bool IsNull => bits >> KindShift == (ulong)SlotKind.Null;

    /// <summary>Whether there is a value: neither absent nor null.</summary>
    public bool HasValue => bits >> KindShift > (ulong)SlotKind.Null;

    /// <summary>The offset of the value's first byte in the frame. Of a text it is the byte behind the quote.</summary>
    public int Start => (int)bits;

    /// <summary>The value's length in bytes. Of a text it is without the quotes.</summary>
    public int Length => (int)(bits >> LengthShift) & MaxLength;

    /// <summary>The first slot of an object's members in the scratch.</summary>
    public int Block => (int)bits;

    /// <summary>The first element of an array or map in the scratch; 0 when it is empty.</summary>
    public int FirstElement => (int)bits;

    /// <summary>The number of elements of an array, or of entries of a map.</summary>
    public int Count => (int)(bits >> LengthShift) & MaxLength;

    /// <summary>Which case of a union the value is, from 1; 0 for none that is known.</summary>
    public int Case => (int)(bits >> LengthShift) & MaxLength;

    /// <summary>Whether it is a text with an escape.</summary>
    internal bool IsEscaped => bits >> KindShift == (ulong)SlotKind.EscapedText;

    /// <summary>Compares two slots.</summary>
    public static bool operator ==(Slot left, Slot right) => left.Equals(right);

    /// <summary>Compares two slots.</summary>
    public static bool operator !=(Slot left, Slot right) => !left.Equals(right);

    /// <summary>A string.</summary>
    /// <param name="start">The offset of the first byte behind the opening quote.</param>
    /// <param name="length">The length in bytes, without the quotes.</param>
    /// <param name="escaped">Whether it holds an escape.</param>
    public static Slot Text(int start, int length, bool escaped) => new(escaped ? SlotKind.EscapedText : SlotKind.Text, start, length);

    /// <summary>A number.</summary>
    /// <param name="start">The offset of its first byte.</param>
    /// <param name="length">Its length in bytes.</param>
    public static Slot Number(int start, int length) => new(SlotKind.Number, start, length);

    /// <summary>A boolean.</summary>
    /// <param name="value">Its value.</param>
    public static Slot Boolean(bool value) => new(value ? SlotKind.True : SlotKind.False, 0, 0);

    /// <summary>Any value, kept as its bytes.</summary>
    /// <param name="start">The offset of its first byte, quotes and brackets included.</param>
    /// <param name="length">Its length in bytes.</param>
    public static Slot Json(int start, int length) => new(SlotKind.Json, start, length);

    /// <summary>An object whose members have slots.</summary>
    /// <param name="block">The first of them in the scratch.</param>
    public static Slot Object(int block) => new(SlotKind.Object, block, 0);

    /// <summary>An array or a map.</summary>
    /// <param name="firstElement">Its first element in the scratch; 0 when it is empty.</param>
    /// <param name="count">The number of its elements.</param>
    public static Slot List(int firstElement, int count) => new(SlotKind.List, firstElement, count);

    /// <summary>A value that is one of several cases.</summary>
    /// <param name="block">The slots of the case's value and of its bytes in the scratch.</param>
    /// <param name="which">The case, from 1; 0 for none that is known.</param>
    public static Slot Union(int block, int which) => new(SlotKind.Union, block, which);

    /// <summary>A value that was only checked.</summary>
    /// <param name="cell">Its cell in the scratch.</param>
    /// <param name="depth">How many arrays and objects are open around it.</param>
    internal static Slot Deferred(int cell, int depth) => new(SlotKind.Deferred, cell, depth);

    /// <summary>Whether it is a value of that kind and length.</summary>
    internal bool Is(SlotKind kind, int length) => bits >> LengthShift == Pack(kind, 0, length) >> LengthShift;

    /// <summary>Whether the value lies within a frame.</summary>
    /// <param name="frameLength">The frame's length in bytes.</param>
    internal bool IsWithin(ulong frameLength) => (uint)bits + ((bits >> LengthShift) & MaxLength) <= frameLength;

    /// <summary>A value that a cursor has just passed: both numbers come from within its frame, which is no longer than a slot can tell, and need no check.</summary>
    internal static Slot Passed(SlotKind kind, int start, int length) => new(Pack(kind, start, length));

    /// <summary>Whether both point at the same thing.</summary>
    /// <param name="other">Another slot.</param>
    public bool Equals(Slot other) => bits == other.bits;

    // Apart, so that those who check stay short.
    [DoesNotReturn]
    internal static void ThrowOutside() => throw new ArgumentOutOfRangeException("slot", "The slot lies outside of what was read.");

    private static ulong Pack(SlotKind kind, int position, int length) => ((ulong)kind << KindShift) | ((ulong)(uint)length << LengthShift) | (uint)position;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Slot other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bits.GetHashCode();

    /// <summary>The kind and the place, for a debugger.</summary>
    public override string ToString() => $"{Kind} {Start}+{Length}";
}
