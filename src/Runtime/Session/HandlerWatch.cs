using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>Finds view handlers that hold the receive loop for too long. Used by the reader only.</summary>
/// <remarks>The end of one handler serves as the start of the next frame's, so that a steady stream costs one reading of the clock per event.</remarks>
internal sealed class HandlerWatch(TimeProvider timeProvider, TimeSpan threshold, Action<RealtimeStream, TimeSpan> report)
{
    private readonly long limit = (long)(threshold.TotalSeconds * timeProvider.TimestampFrequency);
    private long last;
    private long frame;
    private long lastFrame = -2;

    /// <summary>Another frame is being read.</summary>
    public void NextFrame() => frame++;

    /// <summary>The reader has waited: what came before does not count.</summary>
    public void Reset() => lastFrame = -2;

    /// <summary>A handler is about to run.</summary>
    public void Start()
    {
        if (frame - lastFrame > 1) last = timeProvider.GetTimestamp();
    }

    /// <summary>It has returned.</summary>
    public void Stop(RealtimeStream stream)
    {
        var now = timeProvider.GetTimestamp();
        if (now - last > limit) report(stream, timeProvider.GetElapsedTime(last, now));
        last = now;
        lastFrame = frame;
    }
}
