using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Framewright.Json.Blocks;

namespace Framewright.Json;

/// <summary>What came between two texts of containers that nobody reads: brackets, names, numbers, literals. Belongs to a <see cref="ViewScratch"/>.</summary>
/// <remarks>
/// A stretch reaches from a text's closing quote, or from the container's start, up to behind the opening quote of the next text that is a value, or to the container's end. It was walked
/// exactly once. Whether it is valid depends on nothing but its bytes and the brackets that are open before it: where the same bytes come again within the same brackets, they are valid
/// again, and lead to the same brackets. Which stretch is compared is only a guess, by the stretch before: a wrong one costs time and nothing else.
/// A stretch is kept when it comes the second time, so that names and numbers which come once take no place. What is kept is bounded; once it is full, all of it is forgotten. Not thread-safe.
/// </remarks>
internal sealed class StretchMemo
{
    /// <summary>The brackets of a container's start, and of its end: none.</summary>
    public const ulong Outside = 1;

    /// <summary>How many levels of a container are learnt at most.</summary>
    public const int MaxLevels = 32;

    /// <summary>How many places there are for stretches, of which the first stays empty.</summary>
    public const int Places = 128;

    private const int MaxLength = 64;

    // Powers of two, of which the highest bits of a hash choose.
    private const int StartBits = 4;
    private const int ListBits = 7;
    private const int CandidateBits = 8;

    // The first place is never taken, so that 0 can stand for none. Behind the others lie those that nothing but guesses are kept of: what starts a container, by its first bytes.
    private readonly Stretch[] stretches = new Stretch[Places + (1 << StartBits)];
    private readonly byte[] bytes = new byte[Places * MaxLength];
    private readonly byte[] lists = new byte[1 << ListBits];
    private readonly uint[] candidates = new uint[1 << CandidateBits];

    /// <summary>The place behind the last one that is taken.</summary>
    public int Used { get; private set; } = 1;

    /// <summary>What stands for the stretch before a container's first one.</summary>
    /// <param name="container">Starts with its bracket.</param>
    public static int Before(ReadOnlySpan<byte> container) =>
        container.Length < sizeof(ulong) ? Places : Places + (int)(Mixed(BinaryPrimitives.ReadUInt64LittleEndian(container)) >> (64 - StartBits));

    /// <summary>Passes over what is expected next, if it comes.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">Where the stretch starts; behind it afterwards.</param>
    /// <param name="open">The brackets that are open: one bit for each level, the innermost lowest, tells whether it is an object. A one lies above all of them.</param>
    /// <param name="last">The stretch before; this one afterwards.</param>
    /// <returns>False when something else comes; nothing has changed then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPass(ReadOnlySpan<byte> frame, ref int at, ref ulong open, ref int last) => TryPass(stretches[last].First, frame, ref at, ref open, ref last);

    /// <summary>As <see cref="TryPass(ReadOnlySpan{byte}, ref int, ref ulong, ref int)"/>, for the second guess.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="at">Where the stretch starts; behind it afterwards.</param>
    /// <param name="open">The brackets that are open.</param>
    /// <param name="last">The stretch before; this one afterwards.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPassOther(ReadOnlySpan<byte> frame, ref int at, ref ulong open, ref int last)
    {
        var before = last;
        if (!TryPass(stretches[before].Second, frame, ref at, ref open, ref last))
            return false;
        Expect(ref stretches[before], last);
        return true;
    }

    /// <summary>Remembers a stretch that was walked.</summary>
    /// <param name="stretch">Its bytes.</param>
    /// <param name="before">The brackets that were open before it.</param>
    /// <param name="behind">The brackets that are open behind it.</param>
    /// <param name="last">The stretch before; this one afterwards, if it is known now.</param>
    public void Learn(ReadOnlySpan<byte> stretch, ulong before, ulong behind, ref int last)
    {
        // Wherever it is met again, there are as many levels left: no more are opened than there are brackets among the bytes, those in names included.
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

        Expect(ref stretches[last], place);
        last = place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPass(byte place, ReadOnlySpan<byte> frame, ref int at, ref ulong open, ref int last)
    {
        ref readonly var guess = ref stretches[place];
        if (guess.Before != open || !ByteStretch.AreSame(bytes, place * MaxLength, guess.Length, frame, at))
            return false;
        at += guess.Length;
        open = guess.Behind;
        last = place;
        return true;
    }

    private static void Expect(ref Stretch guesses, int place)
    {
        guesses.Second = guesses.First;
        guesses.First = (byte)place;
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
        if (Used == Places)
        {
            Array.Clear(stretches);
            Array.Clear(lists);
            Used = 1;
        }

        ref var list = ref lists[hash >> (64 - ListBits)];
        var place = Used++;
        stretch.CopyTo(bytes.AsSpan(place * MaxLength));
        stretches[place] = new Stretch { Before = before, Behind = behind, Length = (byte)stretch.Length, Following = list };
        list = (byte)place;
        return place;
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
        // Never zero where there is a stretch, and no brackets are zero: so an empty place is like nothing.
        public ulong Before;
        public ulong Behind;
        public byte Length;

        // What is expected behind it: what came there last, and the one before that.
        public byte First;
        public byte Second;

        // The next one of those whose hashes start alike.
        public byte Following;
    }
}
