namespace Framewright.Benchmarks.Generation;

/// <summary>SplitMix64: a generator of our own, because <see cref="Random"/> may change its sequence with the framework.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    public ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        ulong bits = state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>A number between both bounds, each included.</summary>
    public int Between(int low, int high) => low + (int)Math.BigMul(NextBits(), (ulong)(high - low + 1), out _);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Between(0, from.Count - 1)];

    /// <summary>So many different items, in random order.</summary>
    public List<T> Sample<T>(IReadOnlyList<T> from, int count)
    {
        List<T> items = [.. from];
        Shuffle(items);
        return items[..count];
    }

    public void Shuffle<T>(List<T> items)
    {
        for (int last = items.Count - 1; last > 0; last--)
        {
            int other = Between(0, last);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
