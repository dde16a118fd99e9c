namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>Frames one behind the other in one buffer, as a socket leaves them: what lies behind a frame is the next one.</summary>
public sealed class FrameTape
{
    private const int Slack = 64;

    private readonly byte[] buffer;
    private readonly int[] starts;

    public FrameTape(IReadOnlyList<byte[]> frames)
    {
        ByteCount = frames.Sum(frame => frame.Length);
        buffer = new byte[ByteCount + Slack];
        starts = new int[frames.Count + 1];
        for (int i = 0; i < frames.Count; i++)
        {
            frames[i].CopyTo(buffer, starts[i]);
            starts[i + 1] = starts[i] + frames[i].Length;
        }
    }

    public int Count => starts.Length - 1;

    public int ByteCount { get; }

    public ReadOnlySpan<byte> this[int index] => buffer.AsSpan(starts[index], starts[index + 1] - starts[index]);
}
