namespace Framewright.Telemetry;

/// <summary>The last frames of a connection's present socket, both ways: kinds, sizes and times, never what they said.</summary>
/// <remarks>
/// The reader records what it receives, whoever holds the session's gate what is sent; neither allocates nor waits. Anybody may take a snapshot.
/// A sent frame remembers how many had been received, which puts both directions in their true order without a shared counter.
/// </remarks>
internal sealed class FrameTrail(TimeProvider timeProvider, Func<int, string> kindName)
{
    /// <summary>Kinds of received messages that are none of the protocol's.</summary>
    public const int Unreadable = -2;
    public const int Binary = -3;
    public const int Oversize = -4;

    private const long Never = long.MinValue;

    private readonly FrameRing received = new();
    private readonly FrameRing sent = new();
    private readonly long start = timeProvider.GetTimestamp();
    private long readAt = Never;
    private long sentAt = Never;

    /// <summary>Messages have come in and are about to be read: they share one reading of the clock. By the reader.</summary>
    public void BeginReading() => readAt = Now;

    /// <summary>Another socket is open: what follows is its trail. By whoever holds the gate, while no reader runs.</summary>
    public void BeginSocket()
    {
        received.Forget();
        sent.Forget();
        readAt = Never;
    }

    /// <summary>A frame came in. By the reader.</summary>
    public void RecordReceived(int kind, int bytes) => received.Add(new TrailEntry(kind, bytes, readAt != Never ? readAt : Now, 0));

    /// <summary>Says what time it is for the next frame that is sent, where somebody has read the clock already. By whoever holds the gate.</summary>
    /// <param name="now">The session's time.</param>
    public void BeginSending(long now) => sentAt = now;

    /// <summary>The frame was written, or could not be. By whoever holds the gate.</summary>
    public void EndSending() => sentAt = Never;

    /// <summary>A frame was put into the send lane. By whoever holds the gate.</summary>
    public void RecordSent(SentFrame kind, int bytes) => sent.Add(new TrailEntry((int)kind, bytes, sentAt != Never ? sentAt : Now, received.Count));

    /// <summary>The last 32 frames, oldest first.</summary>
    public IReadOnlyList<TrailedFrame> Snapshot()
    {
        // Sent first: a received frame that is copied later never turns up before the one that it followed.
        var outbound = sent.Copy(out _);
        var inbound = received.Copy(out var start);
        var frames = new List<TrailedFrame>(inbound.Length + outbound.Length);
        var (now, time) = (Now, timeProvider.GetUtcNow());
        var next = 0;
        foreach (var entry in outbound)
        {
            while (next < inbound.Length && start + next < entry.After) frames.Add(Describe(FrameDirection.Received, inbound[next++]));
            frames.Add(Describe(FrameDirection.Sent, entry));
        }

        while (next < inbound.Length) frames.Add(Describe(FrameDirection.Received, inbound[next++]));
        return frames.Count <= FrameRing.Kept ? frames : frames[^FrameRing.Kept..];

        TrailedFrame Describe(FrameDirection direction, in TrailEntry entry) =>
            new(direction, direction == FrameDirection.Sent ? NameOf((SentFrame)entry.Kind) : NameOf(entry.Kind), entry.Bytes, time - TimeSpan.FromTicks(now - entry.At));
    }

    /// <summary>In the session's own ticks: both clocks are started with the connection.</summary>
    private long Now => timeProvider.GetElapsedTime(start).Ticks;

    private string NameOf(int kind) => kind switch
    {
        Unreadable => FrameFault.Unreadable,
        Binary => "binary",
        Oversize => "oversize",
        _ => kindName(kind),
    };

    private static string NameOf(SentFrame kind) => kind switch
    {
        SentFrame.Opening => "opening",
        SentFrame.Call => "call",
        SentFrame.Cancel => "cancel",
        SentFrame.Answer => "answer",
        SentFrame.Ping => "ping",
        SentFrame.Subscribe => "subscribe",
        SentFrame.Unsubscribe => "unsubscribe",
        SentFrame.OpenScope => "open scope",
        _ => "close scope",
    };
}
