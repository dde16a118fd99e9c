using System.Globalization;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>How many frames to try, and which: bounded by default, as many as somebody has time for by the environment.</summary>
internal static class FuzzRun
{
    public static int Seed => Read("FRAMEWRIGHT_FUZZ_SEED", 20_261);

    public static int First => Read("FRAMEWRIGHT_FUZZ_FIRST", 0);

    public static int Frames(int usual) => Read("FRAMEWRIGHT_FUZZ_FRAMES", usual);

    /// <summary>Whether this is the usual run, so that what it reaches can be asserted.</summary>
    public static bool IsUsual => Environment.GetEnvironmentVariable("FRAMEWRIGHT_FUZZ_FRAMES") is null;

    private static int Read(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
