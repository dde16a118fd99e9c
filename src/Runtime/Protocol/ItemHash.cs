using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>128 bits of an item's id: two 64-bit mixes over all of its bytes, each with a seed of its own that is random for the process.</summary>
/// <remarks>
/// Two different ids are taken for the same with a chance of about 2^-64 at worst, whoever makes them by accident. It is no cryptographic hash: a peer that works at it
/// could find two ids of its own that are taken for one, and would only harm what it sends itself.
/// </remarks>
internal static class ItemHash
{
    private const int StackLimit = 256;

    private static readonly ulong[] Seeds = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(4 * sizeof(ulong))).ToArray();

    /// <summary>The hash of an id.</summary>
    /// <param name="token">The id as JSON. A string counts as its text, so that <c>"5"</c> is <c>5</c>.</param>
    /// <param name="hash">The hash.</param>
    /// <returns>False when there is no id: the value is absent or null.</returns>
    public static bool TryOf(ReadOnlySpan<byte> token, out UInt128 hash)
    {
        hash = default;
        if (JsonToken.KindOf(token) is JsonKind.None or JsonKind.Null) return false;
        hash = !JsonToken.TryGetContent(token, out var raw) ? OfText(token) : raw.Contains((byte)'\\') ? OfEscaped(raw) : OfText(raw);
        return true;
    }

    /// <summary>The hash of an id that was read: the same as that of its JSON.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="slot">The id, a string or a number.</param>
    /// <param name="hash">The hash.</param>
    /// <returns>False when there is no id: the value is absent or null.</returns>
    public static bool TryOf(ReadOnlySpan<byte> frame, Slot slot, out UInt128 hash)
    {
        hash = default;
        if (!slot.HasValue) return false;
        var text = frame.Slice(slot.Start, slot.Length);
        hash = slot.Kind == SlotKind.EscapedText ? OfEscaped(text) : OfText(text);
        return true;
    }

    private static UInt128 OfEscaped(ReadOnlySpan<byte> raw)
    {
        if (raw.Length > StackLimit) return OfText(JsonEscapes.Unescape(raw));
        Span<byte> text = stackalloc byte[StackLimit];
        JsonEscapes.TryUnescape(raw, text, out var length);
        return OfText(text[..length]);
    }

    private static UInt128 OfText(ReadOnlySpan<byte> text) => new(Mix(text, Seeds[0], Seeds[1] | 1), Mix(text, Seeds[2], Seeds[3] | 1));

    private static ulong Mix(ReadOnlySpan<byte> text, ulong seed, ulong factor)
    {
        var length = (ulong)text.Length;
        var hash = seed;
        while (text.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(text), factor);
            text = text[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var part in text) rest = (rest << 8) | part;

        // The length has a step of its own: mixed into the same word as the last bytes it could make up for one of them.
        return Fold(Fold(hash ^ rest, factor) ^ length, BitOperations.RotateLeft(factor, 29) | 1);
    }

    // The whole product, folded: every bit of the input reaches every bit of the result. The input itself is mixed in, so that none is lost to a product of zero.
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low ^ BitOperations.RotateLeft(left, 17);
    }
}
