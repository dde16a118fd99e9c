namespace Framewright.Runtime.Tests.Limits;

/// <summary>How much the live heap grows while something goes on.</summary>
internal static class Heap
{
    /// <summary>What is alive now, after full collections.</summary>
    public static long Live() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Repeats something, and gives the most that was alive behind any of its rounds, more than before the first. Two rounds are for buffers and pools to grow to what they need.</summary>
    public static async Task<long> GrowthAsync(int rounds, Func<int, Task> round)
    {
        await round(0);
        await round(1);
        var before = Live();
        var most = before;
        for (var number = 2; number < rounds + 2; number++)
        {
            await round(number);
            most = Math.Max(most, Live());
        }

        return most - before;
    }
}
