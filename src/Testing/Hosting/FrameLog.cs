namespace Framewright.Testing.Hosting;

/// <summary>Everything that went one way over one socket, in order.</summary>
internal sealed class FrameLog(StateSignal signal)
{
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

    public void Add(RecordedFrame frame)
    {
        lock (gate)
            frames.Add(frame);
        signal.Pulse();
    }

    public Task<RecordedFrame> WaitForAsync(Func<RecordedFrame, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken) =>
        signal.WaitForAsync(() => Snapshot.FirstOrDefault(predicate), "a matching frame", timeout, cancellationToken);
}
