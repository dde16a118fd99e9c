using System.Text;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>The results of history calls, encoded beforehand: only the call's id is put in front of each.</summary>
internal sealed class Histories
{
    private readonly byte[][] results = [.. Corpus.Load(CorpusSize.Xl).Select(ResultOf)];
    private int next;

    /// <summary>The next one, in turns.</summary>
    public ReadOnlySpan<byte> Take() => results[next++ % results.Length];

    /// <summary>A frame ends with its result.</summary>
    private static byte[] ResultOf(byte[] frame)
    {
        int start = frame.AsSpan().IndexOf("\"result\":"u8) + "\"result\":".Length;
        byte[] result = frame[start..^1];
        return result[0] == '{' && result[^1] == '}' ? result : throw new InvalidOperationException($"No history: {Encoding.UTF8.GetString(frame.AsSpan(0, 100))}");
    }
}
