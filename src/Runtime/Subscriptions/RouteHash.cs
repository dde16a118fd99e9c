using System.Numerics;
using System.Runtime.InteropServices;

namespace Framewright.Subscriptions;

/// <summary>A hash over route values, word by word. The secret seed keeps peers from choosing values that collide.</summary>
internal readonly struct RouteHash(ulong seed)
{
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private const ulong Mix = 0xD6E8FEB86659FD93;

    private readonly ulong secret = seed * Odd + Mix;

    public int Of(in RouteKey key)
    {
        var hash = seed;
        for (var index = 0; index < key.Count; index++) hash = Fold(hash ^ Of(key[index]), secret);
        return (int)(hash ^ (hash >> 32));
    }

    private ulong Of(ReadOnlySpan<byte> value)
    {
        var hash = (ulong)value.Length ^ secret;
        while (value.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(value), secret);
            value = value[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var part in value) rest = (rest << 8) | part;
        return Fold(hash ^ rest, BitOperations.RotateLeft(secret, 29) | 1);
    }

    // The whole product, folded: every bit of the input reaches every bit of the result.
    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low ^ BitOperations.RotateLeft(left, 17);
    }
}
