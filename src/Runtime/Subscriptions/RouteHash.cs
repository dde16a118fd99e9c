using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Framewright.Subscriptions;

/// <summary>A hash over route values, two words at a time. Secrets made of the seed keep peers from choosing values that collide.</summary>
internal readonly struct RouteHash
{
    private readonly ulong left;
    private readonly ulong right;
    private readonly ulong between;

    public RouteHash(ulong seed)
    {
        left = Secret(seed, 1);
        right = Secret(seed, 2);
        between = Secret(seed, 3);
    }

    /// <summary>The hash of no values.</summary>
    public ulong Start => between;

    /// <summary>The hash with one more value. The values' own hashes do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Add(ulong hash, ReadOnlySpan<byte> value) => (hash * between) + Of(value);

    /// <summary>The hash as it stands in the table.</summary>
    public static int End(ulong hash) => (int)(hash ^ (hash >> 32));

    public int Of(in RouteKey key)
    {
        var hash = Start;
        for (var index = 0; index < key.Count; index++) hash = Add(hash, key[index]);
        return End(hash);
    }

    /// <summary>What a value's own hash counts in the hash of all.</summary>
    /// <param name="behind">How many values stand behind it.</param>
    public ulong FactorOf(int behind)
    {
        var factor = 1UL;
        for (; behind > 0; behind--) factor *= between;
        return factor;
    }

    /// <summary>The hash of one value.</summary>
    /// <remarks>
    /// Every two words meet in one product; the last two may overlap those before. The length is no part of a word, where it could make up for a byte: it chooses one of the factors.
    /// </remarks>
    public ulong Of(ReadOnlySpan<byte> value)
    {
        const int Pair = 2 * sizeof(ulong);
        var length = value.Length;
        var hash = right * (ulong)((2L * length) + 1);
        for (var index = 0; index < length - Pair; index += Pair) hash = Fold(WordAt(value, index) ^ left, WordAt(value, index + sizeof(ulong)) ^ hash);
        if (length >= sizeof(ulong)) return Fold(WordAt(value, Math.Max(0, length - Pair)) ^ left, WordAt(value, length - sizeof(ulong)) ^ hash);
        if (length >= sizeof(uint)) return Fold(HalfAt(value, 0) ^ left, HalfAt(value, length - sizeof(uint)) ^ hash);
        var few = length == 0 ? 0 : ((ulong)value[0] << 16) | ((ulong)value[length >> 1] << 8) | value[length - 1];
        return Fold(few ^ left, hash);
    }

    private static ulong WordAt(ReadOnlySpan<byte> value, int index) => BinaryPrimitives.ReadUInt64LittleEndian(value[index..]);

    private static ulong HalfAt(ReadOnlySpan<byte> value, int index) => BinaryPrimitives.ReadUInt32LittleEndian(value[index..]);

    private static ulong Secret(ulong seed, ulong number)
    {
        var secret = Fold(seed ^ 0xD6E8FEB86659FD93, 0x9E3779B97F4A7C15 * (2 * number + 1));
        return Fold(secret ^ number, 0xBF58476D1CE4E5B9) | 1;
    }

    // The whole product, folded: every bit of the input reaches every bit of the result. A factor is mixed in, so that not all is lost to a product of zero.
    // In two multiplications where that is possible, which run beside each other: one that gives both halves hands one of them over in memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong left, ulong right)
    {
        var low = left * right;
        var high = Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(left, right) : Math.BigMul(left, right, out _);
        return high ^ low ^ BitOperations.RotateLeft(left, 17);
    }
}
