namespace Framewright.Allocation;

/// <summary>Measures what one more frame costs, over the whole process.</summary>
internal static class Slope
{
    private const int Repeats = 5;

    /// <summary>Takes the difference between runs of so many frames and of four times as many.</summary>
    public static async Task<Reading> MeasureAsync(Func<int, Task> run, int few = 20_000)
    {
        var many = 4 * few;
        await run(many);
        await run(few);
        var least = new Reading(double.MaxValue, long.MaxValue);
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var ofFew = await AllocatedAsync(run, few);
            var ofMany = await AllocatedAsync(run, many);
            least = new Reading(Math.Min(least.BytesPerFrame, Math.Max(0, ofMany - ofFew) / (double)(many - few)), Math.Min(least.TotalBytes, ofMany));
        }

        return least;
    }

    private static async Task<long> AllocatedAsync(Func<int, Task> run, int frames)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await run(frames);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
