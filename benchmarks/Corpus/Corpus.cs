using Framewright.Benchmarks.Generation;

namespace Framewright.Benchmarks;

/// <summary>Realistic Rocket.Chat frames, drawn from fixed seeds: the same bytes on every machine and every run.</summary>
public static class Corpus
{
    /// <summary>A backslash-escaped frame every so often: gateways that re-encode JSON as ASCII are seen in the wild.</summary>
    internal const int AsciiEvery = 10;

    /// <summary>Generates the frames of one size.</summary>
    /// <param name="size">Which frames.</param>
    /// <returns>One right-sized UTF-8 array per frame; the caller owns them.</returns>
    public static IReadOnlyList<byte[]> Load(CorpusSize size)
    {
        CorpusFacts facts = CorpusFacts.Of(size);
        var random = new SeededRandom(facts.Seed);
        var world = new ChatWorld(random);
        var frames = new byte[facts.FrameCount][];
        for (int i = 0; i < frames.Length; i++)
        {
            bool ascii = size is CorpusSize.Medium or CorpusSize.Large && i % AsciiEvery == 0;
            var writer = new FrameWriter(ascii);
            WriteFrame(size, i + 1, world, writer);
            frames[i] = writer.ToFrame();
        }

        return frames;
    }

    /// <summary>Generates the frames of one size with the members of every object in random order.</summary>
    /// <param name="size">Which frames.</param>
    /// <param name="seed">Decides the order; the same seed gives the same bytes.</param>
    /// <returns>One right-sized UTF-8 array per frame, each as long as its original; the caller owns them.</returns>
    public static IReadOnlyList<byte[]> Shuffled(CorpusSize size, ulong seed)
    {
        var shuffler = new FrameShuffler(new SeededRandom(seed));
        return [.. Load(size).Select(shuffler.Shuffle)];
    }

    private static void WriteFrame(CorpusSize size, int number, ChatWorld world, FrameWriter writer)
    {
        switch (size)
        {
            case CorpusSize.Small:
                new ControlFrames(world, writer).Write(number);
                break;
            case CorpusSize.Plain:
                new MessageFrames(world, writer).WriteEvent(MessageWeight.Plain, world.AnyRoom());
                break;
            case CorpusSize.Medium:
                new MessageFrames(world, writer).WriteEvent(MessageWeight.Medium, world.AnyRoom());
                break;
            case CorpusSize.Large:
                new MessageFrames(world, writer).WriteEvent(MessageWeight.Large, world.AnyRoom());
                break;
            case CorpusSize.Xl:
                new MessageFrames(world, writer).WriteHistory(number);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(size), size, "no such size");
        }
    }
}
