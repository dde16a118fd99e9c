namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Parses nothing: the cost of the socket alone.</summary>
internal readonly struct NoReader : IFrameReader
{
    public long Read(ReadOnlySpan<byte> frame) => 0;
}
