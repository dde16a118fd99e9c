using Framewright.Benchmarks.Generation;

namespace Framewright.Benchmarks;

/// <summary>Events of one topic only, for measurements of a subscription: nothing in it is for a client to pass over.</summary>
/// <remarks>The small size is the topic of a room's activity, all others are the topic of its messages. Drawn from fixed seeds like <see cref="Corpus"/>.</remarks>
public static class TopicCorpus
{
    /// <summary>The room that every event is from.</summary>
    public const string RoomId = "GENERAL";

    private const ulong SeedOffset = 100;

    /// <summary>The sizes there are.</summary>
    public static IReadOnlyList<CorpusFacts> Sizes { get; } =
        [CorpusFacts.Of(CorpusSize.Small), CorpusFacts.Of(CorpusSize.Plain), CorpusFacts.Of(CorpusSize.Medium), CorpusFacts.Of(CorpusSize.Large), CorpusFacts.Of(CorpusSize.Xl)];

    /// <summary>Generates the events of one size: more than a megabyte.</summary>
    /// <param name="size">One of <see cref="Sizes"/>.</param>
    /// <returns>One right-sized UTF-8 array per frame; the caller owns them.</returns>
    public static IReadOnlyList<byte[]> Load(CorpusSize size)
    {
        var world = new ChatWorld(new SeededRandom(CorpusFacts.Of(size).Seed + SeedOffset));
        var frames = new byte[FrameCount(size)][];
        for (int i = 0; i < frames.Length; i++)
        {
            var writer = new FrameWriter(ascii: size is CorpusSize.Medium or CorpusSize.Large && i % Corpus.AsciiEvery == 0);
            if (size == CorpusSize.Small)
                new ControlFrames(world, writer).WriteActivity(RoomId);
            else
                new MessageFrames(world, writer).WriteEvent(Weight(size), RoomId);
            frames[i] = writer.ToFrame();
        }

        return frames;
    }

    /// <summary>How many frames a size has.</summary>
    /// <param name="size">One of <see cref="Sizes"/>.</param>
    public static int FrameCount(CorpusSize size) => size switch
    {
        CorpusSize.Small => 8_000,
        CorpusSize.Plain => 2_500,
        CorpusSize.Medium => 1_500,
        CorpusSize.Large => 500,
        CorpusSize.Xl => 32,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "no such size"),
    };

    private static MessageWeight Weight(CorpusSize size) => size switch
    {
        CorpusSize.Plain => MessageWeight.Plain,
        CorpusSize.Medium => MessageWeight.Medium,
        CorpusSize.Large => MessageWeight.Large,
        _ => MessageWeight.Huge,
    };
}
