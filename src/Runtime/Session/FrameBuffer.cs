using System.Buffers;

namespace Framewright.Session;

/// <summary>Outbound frames one behind the other in one growing array, each with its bounds.</summary>
internal sealed class FrameBuffer : IBufferWriter<byte>
{
    // An array that one burst blew up is given back when it has been written, so that it does not stay for the connection's life.
    private const int KeptBytes = 1 << 20;
    private const int KeptFrames = 1 << 14;

    private byte[] bytes = new byte[4096];
    private int[] ends = new int[64];
    private bool[] withdrawn = new bool[64];

    public int Length { get; private set; }

    public int FrameCount { get; private set; }

    public int FrameEnd(int index) => ends[index];

    public int FrameStart(int index) => index == 0 ? 0 : ends[index - 1];

    public bool IsWithdrawn(int index) => withdrawn[index];

    public ReadOnlySpan<byte> Frame(int index) => bytes.AsSpan(FrameStart(index), ends[index] - FrameStart(index));

    /// <summary>The length of the last frame.</summary>
    public int LastLength => ends[FrameCount - 1] - FrameStart(FrameCount - 1);

    /// <summary>Whether something was written since the last frame.</summary>
    public bool HasUncommitted => Length != (FrameCount == 0 ? 0 : ends[FrameCount - 1]);

    /// <summary>Marks a frame that must not be written any more.</summary>
    public void Withdraw(int index) => withdrawn[index] = true;

    /// <summary>Makes what was written since the last frame a frame. Nothing written makes none.</summary>
    public bool Commit()
    {
        if (!HasUncommitted) return false;
        if (FrameCount == ends.Length)
        {
            Array.Resize(ref ends, FrameCount * 2);
            Array.Resize(ref withdrawn, FrameCount * 2);
        }

        withdrawn[FrameCount] = false;
        ends[FrameCount++] = Length;
        return true;
    }

    /// <summary>Forgets what was written since the last frame.</summary>
    public void Rollback() => Length = FrameCount == 0 ? 0 : ends[FrameCount - 1];

    public void Clear()
    {
        Length = 0;
        FrameCount = 0;
        if (bytes.Length > KeptBytes) bytes = new byte[4096];
        if (ends.Length > KeptFrames)
        {
            ends = new int[64];
            withdrawn = new bool[64];
        }
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    private void Reserve(int size)
    {
        var needed = checked(Length + Math.Max(size, 256));
        if (needed > bytes.Length) Array.Resize(ref bytes, Math.Max(needed, (int)Math.Min((long)bytes.Length * 2, Array.MaxLength)));
    }
}
