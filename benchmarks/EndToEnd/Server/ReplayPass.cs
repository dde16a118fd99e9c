namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>One pass over a size's events, encoded beforehand and sent in one piece.</summary>
internal static class ReplayPass
{
    private const int LeastLength = 256 * 1024;

    public static byte[] Encode(string sizeName)
    {
        var batch = new FrameBatch();
        CorpusFacts facts = TopicCorpus.Sizes.Single(size => size.Name == sizeName);
        foreach (byte[] frame in TopicCorpus.Load(facts.Size)) batch.Add(FrameBatch.Text, frame);
        return batch.Bytes.Length >= LeastLength ? batch.Bytes.ToArray() : throw new InvalidOperationException($"A pass of {facts.Name} frames is too short to fill a socket");
    }
}
