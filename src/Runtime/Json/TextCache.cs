using System.Buffers.Binary;
using System.Numerics;

namespace Framewright.Json;

/// <summary>Short texts that came before, so that ids and names which come again need no string of their own. One per connection, within its <see cref="ViewScratch"/>.</summary>
/// <remarks>
/// Each text has one place, by a hash of its bytes, and is compared there byte by byte: whatever a peer sends, a look-up costs the same and the cache stays as small as it is.
/// A text is kept when it comes the second time in a row at its place, so that ids which come once drive nothing out. Not thread-safe.
/// </remarks>
internal sealed class TextCache
{
    /// <summary>The longest text in bytes.</summary>
    public const int MaxLength = 32;

    // A power of two, of which the hash's lowest bits choose.
    private const int Places = 512;

    private readonly Place[] places = new Place[Places];
    private readonly byte[] bytes = new byte[Places * MaxLength];

    /// <summary>The string of a text.</summary>
    /// <param name="utf8">The text, unescaped, of at most <see cref="MaxLength"/> bytes.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        var hash = HashOf(utf8);
        var index = (int)(hash & (Places - 1));
        ref var place = ref places[index];
        if (place.Hash == hash && place.Text is { } known && utf8.SequenceEqual(bytes.AsSpan(index * MaxLength, place.Length)))
            return known;
        var text = Utf8Text.ToString(utf8);
        if (place.Candidate != hash)
        {
            place.Candidate = hash;
            return text;
        }

        place.Text = text;
        place.Hash = hash;
        place.Length = utf8.Length;
        utf8.CopyTo(bytes.AsSpan(index * MaxLength));
        return text;
    }

    private static uint HashOf(ReadOnlySpan<byte> utf8)
    {
        const ulong First = 0x9E3779B97F4A7C15;
        const ulong Second = 0xC2B2AE3D27D4EB4F;
        var hash = (ulong)utf8.Length * First;
        if (utf8.Length >= sizeof(ulong))
        {
            // Words from both ends meet or overlap: up to 32 bytes, none is left out.
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8), First);
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]), Second);
            if (utf8.Length > 2 * sizeof(ulong))
            {
                hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8[sizeof(ulong)..]), First);
                hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(utf8[^(2 * sizeof(ulong))..]), Second);
            }
        }
        else
        {
            var word = 0UL;
            foreach (var part in utf8)
                word = (word << 8) | part;
            hash = Mix(hash, word, Second);
        }

        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private static ulong Mix(ulong hash, ulong word, ulong factor) => BitOperations.RotateLeft((hash ^ word) * factor, 31);

    private struct Place
    {
        public string? Text;
        public uint Hash;
        public uint Candidate;
        public int Length;
    }
}
