using System.Diagnostics;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>A short stretch of whole passes of one lane.</summary>
public readonly record struct Slice(double NanosecondsPerFrame, double BytesPerFrame)
{
    /// <summary>Runs whole passes until the time is over. Every pass has to give the expected checksum.</summary>
    /// <exception cref="InvalidOperationException">A pass extracted something else.</exception>
    public static Slice Run(Lane lane, TimeSpan duration, ulong expected)
    {
        long passes = 0;
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            if (lane.Pass(ChecksumDepth.Ends) != expected)
                throw new InvalidOperationException($"{lane.Name} extracted something else than before");
            passes++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < duration);

        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        double frames = (double)passes * lane.Tape.Count;
        return new Slice(elapsed.TotalNanoseconds / frames, allocated / frames);
    }
}
