using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Framewright.Json.Blocks;

namespace Framewright.Json;

/// <summary>What came between two texts of containers that nobody reads: brackets, names, literals. Belongs to a <see cref="ViewScratch"/>.</summary>
/// <remarks>
/// A stretch reaches from a text's closing quote, or from the container's start, up to behind the next text's opening quote, or to the container's end. It was walked exactly once, and
/// whether it is valid depends on nothing but its bytes and on which brackets are open before it: where the same bytes come again within the same brackets, they are valid again, and
/// lead to the same brackets. Which stretch is looked for is only a guess, by the stretch before: a wrong one costs time and nothing else.
/// Each stretch has one place, by a hash of its bytes, and takes it when it comes the second time in a row there, so that names which come once drive nothing out. Not thread-safe.
/// </remarks>
internal sealed class StretchMemo
{
    /// <summary>No bracket is open: the container's start, and its end.</summary>
    public const ulong Outside = 1;

    /// <summary>How many levels a container may have that is walked by what was learnt.</summary>
    public const int MaxLevels = 32;

    private const int MaxLength = 64;

    // The first place is never taken: it is like nothing. Behind the others lie those that are only followed, by the first bytes of a container.
    private const int Places = 128;
    private const int StartBits = 4;
    private const int ListBits = 7;
    private const int CandidateBits = 8;

    private readonly Stretch[] stretches = new Stretch[Places + (1 << StartBits)];
    private readonly byte[] bytes = new byte[Places * MaxLength];
    private readonly byte[] lists = new byte[1 << ListBits];
    private readonly uint[] candidates = new uint[1 << CandidateBits];
    private int count = 1;

    /// <summary>What stands for the stretch before a container's first one.</summary>
    /// <param name="container">Starts with its bracket.</param>
    public static int Before(ReadOnlySpan<byte> container) =>
        container.Length < sizeof(ulong) ? Places : Places + (int)(Mixed(BinaryPrimitives.ReadUInt64LittleEndian(container)) >> (64 - StartBits));

    /// <summary>Whether the frame goes on with a stretch that is known.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">Where; behind the stretch afterwards.</param>
    /// <param name="open">The brackets that are open: a bit for each level, the innermost lowest, tells whether it is an object. A one lies above all of them.</param>
    /// <param name="last">The stretch before; this one afterwards.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPass(ReadOnlySpan<byte> frame, ref int at, ref ulong open, ref int last)
    {
        var next = stretches[last].Next;
        ref readonly var guess = ref stretches[next];
        if (guess.Before != open || !ByteStretch.AreSame(bytes, next * MaxLength, guess.Length, frame, at))
            return false;
        at += guess.Length;
        open = guess.Behind;
        last = next;
        return true;
    }

    /// <summary>Remembers a stretch that was walked.</summary>
    /// <param name="stretch">Its bytes.</param>
    /// <param name="before">The brackets that were open before it.</param>
    /// <param name="behind">The brackets that are open behind it.</param>
    /// <param name="last">The stretch before; this one afterwards, if it is known now.</param>
    public void Learn(ReadOnlySpan<byte> stretch, ulong before, ulong behind, ref int last)
    {
        // No more levels than there are brackets among the bytes, those in names included.
        if (stretch.Length > MaxLength || BitOperations.Log2(before) + stretch.Count((byte)'[') + stretch.Count((byte)'{') > MaxLevels)
            return;
        var hash = HashOf(stretch, before);
        var place = Find(stretch, before, hash);
        if (place == 0)
        {
            ref var candidate = ref candidates[hash >> (64 - CandidateBits)];
            if (candidate != (uint)hash)
            {
                candidate = (uint)hash;
                return;
            }

            place = Add(stretch, before, behind, hash);
        }

        ref var link = ref stretches[last];
        link.Other = link.Next;
        link.Next = (byte)place;
        last = place;
    }

    private int Find(ReadOnlySpan<byte> stretch, ulong before, ulong hash)
    {
        int place = lists[hash >> (64 - ListBits)];
        while (place != 0 && !(stretches[place].Before == before && stretch.SequenceEqual(bytes.AsSpan(place * MaxLength, stretches[place].Length))))
            place = stretches[place].Following;
        return place;
    }

    private int Add(ReadOnlySpan<byte> stretch, ulong before, ulong behind, ulong hash)
    {
        if (count == Places)
        {
            Array.Clear(stretches);
            Array.Clear(lists);
            count = 1;
        }

        ref var list = ref lists[hash >> (64 - ListBits)];
        var place = count++;
        stretch.CopyTo(bytes.AsSpan(place * MaxLength));
        stretches[place] = new Stretch { Before = before, Behind = behind, Length = (byte)stretch.Length, Following = list };
        list = (byte)place;
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPassOther(ReadOnlySpan<byte> frame, ref int at, ref ulong open, ref int last)
    {
        ref var link = ref stretches[last];
        var next = link.Other;
        ref readonly var guess = ref stretches[next];
        if (guess.Before != open || !ByteStretch.AreSame(bytes, next * MaxLength, guess.Length, frame, at))
            return false;
        link.Other = link.Next;
        link.Next = next;
        at += guess.Length;
        open = guess.Behind;
        last = next;
        return true;
    }

    private static ulong HashOf(ReadOnlySpan<byte> stretch, ulong before)
    {
        var hash = before + (ulong)stretch.Length;
        for (; stretch.Length >= sizeof(ulong); stretch = stretch[sizeof(ulong)..])
            hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(stretch));
        foreach (var part in stretch)
            hash = Mixed(hash ^ part);
        return hash;
    }

    private static ulong Mixed(ulong word) => BitOperations.RotateLeft(word * 0x9E3779B97F4A7C15, 29) * 0xC2B2AE3D27D4EB4F;

    private struct Stretch
    {
        // No brackets are zero, so that an empty place is like nothing.
        public ulong Before;
        public ulong Behind;
        public byte Length;

        // The next one of those whose hashes start alike.
        public byte Following;

        // What came behind it last, and the one before that.
        public byte Next;
        public byte Other;
    }
}
