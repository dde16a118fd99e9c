using System.Text;
using System.Text.Json;
using Framewright.Benchmarks;

namespace Framewright.Strict.Tests.Mutation;

/// <summary>Valid texts to begin with: what real servers sent, the benchmarks' frames, the examples of all schemas, and events of the tests' own types.</summary>
internal static class Sources
{
    private const int LongestFrame = 6_000;
    private const int FramesOfEachSize = 60;

    // Nothing is wrong with a million of tiny frames, but long ones are where blocks begin and end.
    private const int ShortestFrame = 12;

    private static readonly Lazy<SourceFrame[]> Everything = new(() => [.. Plain().Select(text => new SourceFrame(text)), .. Own(2)]);

    /// <summary>All of them; about two thirds are events of the tests' own types.</summary>
    public static SourceFrame[] All => Everything.Value;

    private static List<SourceFrame> Own(ulong seed)
    {
        var draws = new Draws(seed);
        var frames = new List<SourceFrame>();
        for (var count = 0; count < 1_600; count++) frames.Add(new SourceFrame(SampleWriter.Sample(ref draws), FrameKind.Sample));
        for (var count = 0; count < 500; count++) frames.Add(new SourceFrame(SampleWriter.Names(ref draws), FrameKind.Names));
        return frames;
    }

    private static IEnumerable<byte[]> Plain()
    {
        var texts = Recorded().Concat(Examples()).Distinct(StringComparer.Ordinal).Where(text => text.Length >= ShortestFrame).Select(Encoding.UTF8.GetBytes);
        CorpusSize[] sizes = [CorpusSize.Small, CorpusSize.Plain, CorpusSize.Medium, CorpusSize.Large];
        return texts.Concat(sizes.SelectMany(size => Corpus.Load(size).Take(FramesOfEachSize))).Where(text => text.Length <= LongestFrame && IsJson(text));
    }

    private static IEnumerable<string> Recorded() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Recordings"), "*.jsonl").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        let raw = RawOf(line)
        where raw is not null
        select raw;

    private static string? RawOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("raw", out var raw) ? raw.GetString() : null;
    }

    /// <summary>Each example of each schema, as it stands there and without its white space.</summary>
    private static List<string> Examples()
    {
        var found = new List<string>();
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Schemas"), "*.rt.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), options);
            Find(document.RootElement);
        }

        return found;

        void Find(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray()) Find(item);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Name == "examples" && member.Value.ValueKind == JsonValueKind.Array)
                    {
                        foreach (var example in member.Value.EnumerateArray())
                        {
                            found.Add(example.GetRawText());
                            found.Add(JsonSerializer.Serialize(example));
                        }
                    }
                    else
                    {
                        Find(member.Value);
                    }
                }
            }
        }
    }

    private static bool IsJson(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
