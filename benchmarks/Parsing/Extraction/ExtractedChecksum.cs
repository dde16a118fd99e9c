using System.Runtime.CompilerServices;
using System.Text;

namespace Framewright.Benchmarks.Parsing.Extraction;

/// <summary>
/// What a parser extracted from one frame, folded into 64 bits, so that every contestant is held to the same members and the JIT can drop none.
/// </summary>
/// <remarks>
/// Each member contributes a mix of its place and its value, and contributions are added up: a parser may fold members as they arrive, in any order,
/// and needs no storage for the checksum's sake. Items of an array contribute with their index. An absent member and a null contribute nothing,
/// so an empty array equals an absent one. Text contributes as unescaped UTF-8.
/// </remarks>
/// <param name="depth">How much of each text is taken in.</param>
public struct ExtractedChecksum(ChecksumDepth depth)
{
    private const ulong PlaceFactor = 0x9E3779B97F4A7C15;
    private const ulong MixFactor = 0xD6E8FEB86659FD93;
    private const byte BeyondAscii = 0x80;

    private ulong sum;

    public readonly ulong Value => sum;

    /// <summary>An empty checksum of the same depth, for an object inside this one.</summary>
    public readonly ExtractedChecksum Nested() => new(depth);

    /// <summary>Takes in what was folded aside while it was not yet known whether it counts.</summary>
    public void Join(in ExtractedChecksum aside) => sum += aside.sum;

    public void Object(Member member, in ExtractedChecksum nested) => Add(member, 0, nested.sum);

    public void Item(Member member, int index, in ExtractedChecksum nested) => Add(member, index, nested.sum);

    public void Item(Member member, int index, ReadOnlySpan<byte> utf8) => Add(member, index, Digest(utf8));

    public void Item(Member member, int index, string text) => Add(member, index, Digest(text));

    public void Text(Member member, ReadOnlySpan<byte> utf8) => Add(member, 0, Digest(utf8));

    public void Text(Member member, string? text)
    {
        if (text is not null)
            Add(member, 0, Digest(text));
    }

    public void Number(Member member, long value) => Add(member, 0, (ulong)value);

    public void Number(Member member, long? value)
    {
        if (value is { } present)
            Add(member, 0, (ulong)present);
    }

    public void Flag(Member member, bool value) => Add(member, 0, value ? 1UL : 0UL);

    public void Flag(Member member, bool? value)
    {
        if (value is { } present)
            Flag(member, present);
    }

    public void Date(Member member, DateTimeOffset? value)
    {
        if (value is { } present)
            Number(member, present.ToUnixTimeMilliseconds());
    }

    private static ulong EveryByte(ReadOnlySpan<byte> utf8)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte unit in utf8)
            hash = (hash ^ unit) * 0x100000001B3;
        return hash;
    }

    /// <summary>No length in here: that of a string would have to be counted in UTF-8, which the timed run would charge to those who make strings.</summary>
    private static ulong Ends(byte first, byte last) => ((ulong)first << 8) | last;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(Member member, int index, ulong value)
    {
        ulong mixed = (value + (((ulong)index << 8) | (ulong)member) * PlaceFactor) * MixFactor;
        sum += mixed ^ (mixed >> 32);
    }

    private readonly ulong Digest(ReadOnlySpan<byte> utf8)
    {
        if (depth == ChecksumDepth.EveryByte)
            return EveryByte(utf8);
        return utf8.IsEmpty ? 0 : Ends(Math.Min(utf8[0], BeyondAscii), Math.Min(utf8[^1], BeyondAscii));
    }

    private readonly ulong Digest(string text)
    {
        if (depth == ChecksumDepth.EveryByte)
            return EveryByte(Encoding.UTF8.GetBytes(text));
        return text.Length == 0
            ? 0
            : Ends((byte)Math.Min(text[0], (char)BeyondAscii), (byte)Math.Min(text[^1], (char)BeyondAscii));
    }
}
