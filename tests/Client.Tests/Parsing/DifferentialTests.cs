using System.Text;
using System.Text.Unicode;
using Framewright.Client.Tests.Support;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Parsing;

/// <summary>The parsers that are generated from the shipped schema against System.Text.Json, which judges what is JSON and what it says.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Limit = 300_000;
    private const int Seed = 20_261;

    [Fact]
    public void Agrees_on_every_recorded_frame()
    {
        var differential = new Differential();

        var agreements = Recording.Names.SelectMany(name => Recording.Frames(name, "in")).Select(frame => differential.Compare(Encoding.UTF8.GetBytes(frame))).ToList();

        Assert.DoesNotContain(Agreement.Refused, agreements);
        Assert.DoesNotContain(Agreement.Undecided, agreements);
        Assert.True(agreements.Count(agreement => agreement == Agreement.Equal) >= 20);
    }

    [Fact(Timeout = Limit)]
    public Task Agrees_on_generated_frames()
    {
        var generator = new FrameGenerator(new Random(Seed));
        return RunAsync(50_000, generator.Next, least: new() { [Agreement.Equal] = 30_000, [Agreement.Refused] = 500 });
    }

    [Fact(Timeout = Limit)]
    public Task Agrees_on_damaged_frames()
    {
        var random = new Random(Seed + 1);
        var generator = new FrameGenerator(random);
        var mutator = new FrameMutator(random);
        var recorded = Recording.Names.SelectMany(name => Recording.Frames(name, "in")).Where(frame => frame.Contains("stream-room-messages", StringComparison.Ordinal)).Select(Encoding.UTF8.GetBytes).ToArray();
        return RunAsync(60_000, () => mutator.Mutate(random.Next(2) == 0 ? generator.Next() : recorded[random.Next(recorded.Length)]), least: new() { [Agreement.Equal] = 500, [Agreement.Refused] = 20_000 });
    }

    [Fact]
    public void Refuses_every_prefix_of_a_message_and_nothing_is_read_beyond_it()
    {
        var differential = new Differential();
        var frame = Recording.Names.SelectMany(name => Recording.Frames(name, "in")).Where(frame => frame.Contains("stream-room-messages", StringComparison.Ordinal)).MaxBy(frame => frame.Length)!;
        var bytes = Encoding.UTF8.GetBytes(frame);

        for (var length = 0; length < bytes.Length; length++)
        {
            // What follows in the buffer would make it whole again, if anybody looked.
            Assert.False(differential.TryRead(bytes.AsSpan(0, length), out _, out _, out _));
        }

        Assert.True(differential.TryRead(bytes, out _, out _, out _));
    }

    private Task RunAsync(int frames, Func<byte[]> next, Dictionary<Agreement, int> least) => Task.Run(() =>
    {
        var differential = new Differential();
        var counts = new Dictionary<Agreement, int>();
        for (var index = 0; index < frames; index++)
        {
            var frame = next();
            if (!Utf8.IsValid(frame))
            {
                differential.TryRead(frame, out _, out _, out _);
                continue;
            }

            try
            {
                var agreement = differential.Compare(frame);
                counts[agreement] = counts.GetValueOrDefault(agreement) + 1;
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                throw new InvalidOperationException($"Frame {index} of seed {Seed}: {failure.Message}\n{Encoding.UTF8.GetString(frame)}");
            }
        }

        output.WriteLine(string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")));
        Assert.All(least, count => Assert.True(counts.GetValueOrDefault(count.Key) >= count.Value, $"{count.Key}: {counts.GetValueOrDefault(count.Key)}"));
        Assert.True(counts.GetValueOrDefault(Agreement.Undecided) < frames / 20, "Too much was not compared.");
    });
}
