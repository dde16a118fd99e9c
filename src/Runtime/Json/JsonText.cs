using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Framewright.Json;

/// <summary>A string of a frame: UTF-8 over the frame's bytes, unescaped only where it is asked for. Dies with the frame.</summary>
/// <remarks>An absent or null member gives the default: not present, and otherwise like an empty text. The escape of a lone surrogate reads as U+FFFD.</remarks>
public readonly ref struct JsonText
{
    private const int StackLimit = 256;

    // Two words, so that it is passed in registers. Whoever makes one has proven that the slot's length lies behind the first byte.
    private readonly ref readonly byte first;
    private readonly Slot slot;

    internal JsonText(ReadOnlySpan<byte> raw, bool isEscaped)
    {
        first = ref MemoryMarshal.GetReference(raw);
        slot = Slot.Text(0, raw.Length, isEscaped);
    }

    internal JsonText(ref readonly byte first, Slot slot)
    {
        this.first = ref first;
        this.slot = slot;
    }

    /// <summary>Whether there is a text, even an empty one.</summary>
    public bool IsPresent => slot.HasValue;

    /// <summary>Whether <see cref="Raw"/> holds escapes.</summary>
    public bool IsEscaped => slot.IsEscaped;

    /// <summary>The bytes as they came, without the quotes. They are the text itself unless <see cref="IsEscaped"/>.</summary>
    public ReadOnlySpan<byte> Raw => MemoryMarshal.CreateReadOnlySpan(in first, slot.Length);

    /// <summary>No less than the length of the text in UTF-8 bytes: the size of a buffer that <see cref="CopyTo"/> never finds too small.</summary>
    public int MaxLength => slot.Length;

    /// <summary>Compares the text with UTF-8 bytes.</summary>
    public static bool operator ==(JsonText text, ReadOnlySpan<byte> utf8) => text.Equals(utf8);

    /// <summary>Compares the text with UTF-8 bytes.</summary>
    public static bool operator !=(JsonText text, ReadOnlySpan<byte> utf8) => !text.Equals(utf8);

    /// <summary>Whether the text is these UTF-8 bytes, compared unescaped and without a copy.</summary>
    /// <param name="utf8">The other text.</param>
    public bool Equals(ReadOnlySpan<byte> utf8) =>
        IsEscaped ? JsonEscapes.StartsWith(Raw, utf8, out var isWhole) && isWhole : Raw.SequenceEqual(utf8);

    /// <summary>Whether the text is this string; false for null.</summary>
    /// <param name="text">The other text.</param>
    public bool Equals(string? text) => text is not null && Equals(text.AsSpan());

    /// <summary>Whether the text is these characters. A lone surrogate among them equals nothing.</summary>
    /// <param name="text">The other text.</param>
    public bool Equals(ReadOnlySpan<char> text)
    {
        // Every character takes at least one byte of UTF-8, and of escapes even more.
        if (text.Length > MaxLength)
            return false;
        byte[]? rented = null;
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = size <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(size);
        var equal = Utf8.FromUtf16(text, utf8, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done && Equals(utf8[..written]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return equal;
    }

    /// <summary>Whether the text starts with these UTF-8 bytes, compared unescaped and without a copy.</summary>
    /// <param name="utf8">The bytes.</param>
    public bool StartsWith(ReadOnlySpan<byte> utf8) => IsEscaped ? JsonEscapes.StartsWith(Raw, utf8, out _) : Raw.StartsWith(utf8);

    /// <summary>Copies the text, unescaped, as UTF-8.</summary>
    /// <param name="destination">Where to; <see cref="MaxLength"/> bytes are always enough.</param>
    /// <returns>The length in bytes.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    public int CopyTo(Span<byte> destination) =>
        TryCopyTo(destination, out var written) ? written : throw new ArgumentException("The destination is too small.", nameof(destination));

    /// <summary>Copies the text, unescaped, as UTF-8.</summary>
    /// <param name="destination">Where to. When it is too small its content is undefined.</param>
    /// <param name="written">The length in bytes, when the destination was large enough.</param>
    /// <returns>Whether the destination was large enough.</returns>
    public bool TryCopyTo(Span<byte> destination, out int written)
    {
        if (IsEscaped)
            return JsonEscapes.TryUnescape(Raw, destination, out written);
        var fits = Raw.TryCopyTo(destination);
        written = fits ? Raw.Length : 0;
        return fits;
    }

    /// <summary>The text, unescaped; empty when absent.</summary>
    public override string ToString()
    {
        if (!IsEscaped)
            return Utf8Text.ToString(Raw);
        byte[]? rented = null;
        var utf8 = MaxLength <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(MaxLength);
        var text = Utf8Text.ToString(utf8[..CopyTo(utf8)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return text;
    }

    /// <summary>Whether the other is a string of this text.</summary>
    /// <param name="obj">The other.</param>
    public override bool Equals(object? obj) => obj is string text && Equals(text);

    /// <summary>The hash of the text as a string. Allocates that string.</summary>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
