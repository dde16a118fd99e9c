namespace Framewright.Testing.Hosting;

/// <summary>Everything that went one way over one socket, in order.</summary>
internal sealed class FrameLog(bool keeps)
{
    private readonly StateSignal signal = new();
    private readonly Lock gate = new();
    private readonly List<RecordedFrame> frames = [];

    public IReadOnlyList<RecordedFrame> Snapshot
    {
        get
        {
            lock (gate)
                return frames.ToArray();
        }
    }

    public void Add(ReadOnlyMemory<byte> payload, bool isText, DateTimeOffset at)
    {
        if (!keeps)
            return;
        lock (gate)
            frames.Add(new RecordedFrame(payload.ToArray(), isText, at));
        signal.Pulse();
    }

    public Task<RecordedFrame> WaitForAsync(Func<RecordedFrame, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!keeps)
            throw new InvalidOperationException("This server was started without recording frames.");
        var looked = 0;
        return signal.WaitForAsync(() =>
        {
            var arrived = Snapshot;
            while (looked < arrived.Count)
            {
                if (predicate(arrived[looked++]))
                    return arrived[looked - 1];
            }

            return null;
        }, "a matching frame", timeout, cancellationToken);
    }
}
