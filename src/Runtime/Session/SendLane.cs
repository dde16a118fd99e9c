namespace Framewright.Session;

/// <summary>What waits to be written to one socket: two lanes, so that a heartbeat overtakes queued frames.</summary>
/// <remarks>
/// Frames are added and taken under the session's gate. What <see cref="TryTake"/> handed out is read outside of it by the one write loop,
/// and stays untouched until the next <see cref="TryTake"/>.
/// </remarks>
internal sealed class SendLane
{
    // A heartbeat waits at most for the write in progress, so one write takes no more than this.
    private const int ChunkBytes = 64 * 1024;

    private FrameBuffer filling = new();
    private FrameBuffer draining = new();
    private FrameBuffer urgentFilling = new();
    private FrameBuffer urgentDraining = new();
    private int drained;
    private long drainingFirst;
    private long fillingFirst;
    private bool ended;

    /// <summary>The buffer of queued frames.</summary>
    public FrameBuffer Normal => filling;

    /// <summary>The buffer of frames that overtake queued ones.</summary>
    public FrameBuffer Urgent => urgentFilling;

    /// <summary>The position that the next queued frame gets: counts up for the socket's life.</summary>
    public long NextPosition => fillingFirst + filling.FrameCount;

    /// <summary>Bytes that wait: those that the write loop has taken do so no more.</summary>
    public long QueuedBytes => (long)filling.Length + draining.Length - draining.FrameStart(drained);

    /// <summary>Whether the write loop found nothing. Whoever makes that false owes it a run.</summary>
    public bool IsWriterWaiting { get; set; }

    /// <summary>Whether the transport shall send a ping of its own, which overtakes everything.</summary>
    public bool WantsPing { get; set; }

    /// <summary>Whether nothing more will be added, so that the write loop ends when all is written.</summary>
    public bool IsCompleted { get; set; }

    /// <summary>Whether the socket has ended, so that nothing is written any more.</summary>
    public bool HasEnded => ended;

    public bool HasFrames => !ended && (WantsPing || urgentFilling.FrameCount > 0 || filling.FrameCount > 0 || drained < draining.FrameCount);

    /// <summary>Whether the write loop has taken the frame at a position, so that the peer may have seen it.</summary>
    public bool IsTaken(long position) => position < drainingFirst + drained;

    /// <summary>Takes back a frame that was not taken yet; afterwards it is certain that it is never sent.</summary>
    public bool TryWithdraw(long position)
    {
        if (IsTaken(position)) return false;
        if (position >= fillingFirst) filling.Withdraw((int)(position - fillingFirst));
        else draining.Withdraw((int)(position - drainingFirst));
        return true;
    }

    /// <summary>A frame that was not taken yet.</summary>
    public ReadOnlySpan<byte> Peek(long position) => position >= fillingFirst ? filling.Frame((int)(position - fillingFirst)) : draining.Frame((int)(position - drainingFirst));

    /// <summary>Takes the next frames to write: all urgent ones, else a chunk of the queued ones.</summary>
    public bool TryTake(out SendChunk chunk)
    {
        chunk = default;
        if (ended) return false;
        if (WantsPing)
        {
            WantsPing = false;
            chunk = new SendChunk(urgentDraining, 0, 0) { IsPing = true };
            return true;
        }

        if (urgentFilling.FrameCount > 0)
        {
            (urgentFilling, urgentDraining) = (urgentDraining, urgentFilling);
            urgentFilling.Clear();
            chunk = new SendChunk(urgentDraining, 0, urgentDraining.FrameCount);
            return true;
        }

        if (drained == draining.FrameCount && !TrySwap()) return false;
        var first = drained;
        var limit = draining.FrameStart(first) + ChunkBytes;
        do drained++;
        while (drained < draining.FrameCount && draining.FrameEnd(drained) <= limit);
        chunk = new SendChunk(draining, first, drained);
        return true;
    }

    /// <summary>Drops what still waits: the socket has ended.</summary>
    public void End() => ended = true;

    private bool TrySwap()
    {
        // All of it is written: cleared even when nothing follows, so that a burst's array does not stay through the quiet.
        draining.Clear();
        drained = 0;
        drainingFirst = fillingFirst;
        if (filling.FrameCount == 0) return false;
        (filling, draining) = (draining, filling);
        fillingFirst += draining.FrameCount;
        return true;
    }
}
