using System.Diagnostics.CodeAnalysis;

namespace Framewright.Session;

/// <summary>The frames of calls that wait until others are answered, for protocols that limit how many are not. In the order of the calls.</summary>
internal sealed class CallQueue
{
    private readonly Queue<(long Id, byte[] Frame)> waiting = new();
    private FrameBuffer? buffer;

    /// <summary>Where the next one is written to, before <see cref="Add"/>. Made when the first one waits: most protocols have no limit.</summary>
    public FrameBuffer Buffer => buffer ??= new FrameBuffer();

    /// <summary>How many calls were sent and not answered.</summary>
    public int Unanswered { get; set; }

    /// <summary>How many bytes wait.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds the frame that was written to <see cref="Buffer"/>.</summary>
    public void Add(long id)
    {
        var frame = Buffer.Frame(0).ToArray();
        Buffer.Clear();
        Bytes += frame.Length;
        waiting.Enqueue((id, frame));
    }

    /// <summary>Finds the frame of a call that waits.</summary>
    public byte[] Find(long id) => waiting.First(next => next.Id == id).Frame;

    /// <summary>Takes the next one; its call may have ended meanwhile.</summary>
    public bool TryTake(out long id, [NotNullWhen(true)] out byte[]? frame)
    {
        var taken = waiting.TryDequeue(out var next);
        (id, frame) = next;
        if (taken) Bytes -= frame!.Length;
        return taken;
    }
}
