namespace Framewright.Strict.Tests.Mutation;

/// <summary>SplitMix64: numbers that depend on the seed alone, on every version of the framework, and cost next to nothing.</summary>
internal struct Draws(ulong seed)
{
    private ulong state = seed;

    public ulong Bits()
    {
        state += 0x9E3779B97F4A7C15;
        var bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number from 0, below the bound; 0 when the bound is not positive.</summary>
    public int Below(int bound) => bound <= 0 ? 0 : (int)Math.BigMul(Bits(), (ulong)bound, out _);

    /// <summary>A number between both, each included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool OneIn(int many) => Below(many) == 0;

    public T Of<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];
}
