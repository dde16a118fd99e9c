using System.Runtime.Intrinsics;
using Framewright.Unicode;
using Xunit.Abstractions;

namespace Framewright.Strict.Tests.Hardware;

/// <summary>CI runs these tests once for each width of vectors, with wider ones switched off: a run that took another path than it was meant to has to fail.</summary>
public sealed class ActivePathTests(ITestOutputHelper output)
{
    /// <summary>How many bits the widest vector of this run has: 512, 256, 128 or 0; nothing when the processor decides.</summary>
    private const string Variable = "FRAMEWRIGHT_EXPECTED_VECTORS";

    [Fact]
    public void The_path_is_the_one_that_this_run_is_for()
    {
        var widest = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        var expected = Environment.GetEnvironmentVariable(Variable);
        output.WriteLine($"Widest accelerated vectors: {widest} bits; meant: {expected ?? "whatever the processor has"}.");
        if (string.IsNullOrEmpty(expected)) return;

        // A processor without the wider ones cannot run that step; one that has them must not run it with less.
        Assert.Equal(Math.Min(int.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), WidestOfProcessor(widest)), widest);
    }

    [Fact]
    public void The_check_of_UTF_8_takes_registers_of_256_bits_where_there_are_any()
    {
        var widest = Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        Assert.Equal(widest, Utf8Check.WidestVectors);
    }

    private static int WidestOfProcessor(int atLeast)
    {
        if (!File.Exists("/proc/cpuinfo")) return atLeast;
        var flags = File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)).Split(' ');

        // Older ones with AVX-512 slow down with it, and the framework does without.
        return flags.Contains("avx512vbmi", StringComparer.Ordinal) ? 512 : flags.Contains("avx2", StringComparer.Ordinal) ? 256 : 128;
    }
}
