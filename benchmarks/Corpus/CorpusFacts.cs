namespace Framewright.Benchmarks;

/// <summary>What is fixed about one size of the corpus, so that numbers of different days stay comparable.</summary>
/// <param name="Size">The size described.</param>
/// <param name="Name">Its name in the benchmark contract.</param>
/// <param name="FrameCount">How many frames it has: enough that a branch predictor cannot learn them by heart.</param>
/// <param name="AverageLength">The intended average length in bytes.</param>
/// <param name="Seed">The seed its frames are drawn from.</param>
/// <param name="Hash">The first eight bytes of a SHA-256 over its frames, a line feed behind each: numbers compare only while it stays.</param>
public sealed record CorpusFacts(CorpusSize Size, string Name, int FrameCount, int AverageLength, ulong Seed, string Hash)
{
    /// <summary>Every size, smallest first.</summary>
    public static IReadOnlyList<CorpusFacts> All { get; } =
    [
        new(CorpusSize.Small, "small", 4000, 139, 20260101, "6d222d0398add81a"),
        new(CorpusSize.Plain, "plain", 2500, 508, 20260102, "84348516387a8d75"),
        new(CorpusSize.Medium, "medium", 1500, 865, 20260103, "593afe17d24e882c"),
        new(CorpusSize.Large, "large", 500, 3_300, 20260104, "cda7555f0f0e196f"),
        new(CorpusSize.Xl, "xl", 24, 49_000, 20260105, "730ca2820791b27e"),
    ];

    /// <summary>Finds the facts of one size.</summary>
    /// <param name="size">The size.</param>
    /// <returns>Its facts.</returns>
    public static CorpusFacts Of(CorpusSize size) => All[(int)size];
}
