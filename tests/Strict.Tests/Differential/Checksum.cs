using System.Runtime.InteropServices;

namespace Framewright.Strict.Tests.Differential;

/// <summary>A hash of tokens in their order, so that two walks are compared without a list of either.</summary>
internal struct Checksum
{
    private ulong value;

    public readonly ulong Value => value;

    public void Add(char kind) => Mix(kind);

    public void Add(char kind, ReadOnlySpan<byte> raw)
    {
        Mix(kind);
        for (; raw.Length >= sizeof(ulong); raw = raw[sizeof(ulong)..]) Mix(MemoryMarshal.Read<ulong>(raw));
        var last = (ulong)raw.Length << 56;
        for (var index = 0; index < raw.Length; index++) last |= (ulong)raw[index] << (8 * index);
        Mix(last);
    }

    private void Mix(ulong word)
    {
        value = (value ^ word) * 0x9E3779B97F4A7C15;
        value ^= value >> 29;
    }
}
