using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Framewright.Benchmarks.Parsing.Checks;

/// <summary>The corpus has to be valid JSON, of the stated sizes, and the same bytes as ever.</summary>
public static class CorpusCheck
{
    private const double Tolerance = 0.1;

    /// <summary>Checks one size and prints its facts.</summary>
    /// <exception cref="InvalidOperationException">The corpus is not what the benchmark contract says.</exception>
    /// <exception cref="JsonException">A frame is not JSON.</exception>
    public static void Run(CorpusFacts facts, TextWriter output)
    {
        IReadOnlyList<byte[]> frames = Corpus.Load(facts.Size);
        foreach (byte[] frame in frames)
            JsonDocument.Parse(frame).Dispose();

        double average = frames.Average(frame => frame.Length);
        string hash = HashOf(frames);
        output.WriteLine($"corpus.{facts.Name}.frames={frames.Count}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"corpus.{facts.Name}.average={average:0.#}"));
        output.WriteLine($"corpus.{facts.Name}.hash={hash}");
        if (Math.Abs(average - facts.AverageLength) > facts.AverageLength * Tolerance)
            throw new InvalidOperationException($"{facts.Name} frames average {average:0} bytes, {facts.AverageLength} are stated");
        if (hash != facts.Hash)
            throw new InvalidOperationException($"the {facts.Name} corpus changed ({hash}): its numbers no longer compare with older ones; state the new hash if that is meant");
    }

    private static string HashOf(IReadOnlyList<byte[]> frames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[] frame in frames)
        {
            hash.AppendData(frame);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
