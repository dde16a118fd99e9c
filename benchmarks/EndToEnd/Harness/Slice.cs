using System.Diagnostics;
using Framewright.Benchmarks.EndToEnd.Lanes;

namespace Framewright.Benchmarks.EndToEnd.Harness;

/// <summary>A short stretch of whole units of one lane.</summary>
internal readonly record struct Slice(long Items, TimeSpan Elapsed, TimeSpan Processor, long AllocatedBytes)
{
    public double NanosecondsPerItem => Elapsed.TotalNanoseconds / Items;

    public double Core => Processor / Elapsed;

    public static async Task<Slice> RunAsync(ILane lane, int units)
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await lane.RunAsync(units);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        processor = Environment.CpuUsage.TotalTime - processor;
        return new Slice((long)units * lane.ItemsPerUnit, elapsed, processor, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
