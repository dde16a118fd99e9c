namespace Framewright.Testing.Hosting;

/// <summary>The HTTP requests that a server got, in order.</summary>
internal sealed class RequestLog(bool keeps)
{
    private readonly StateSignal signal = new();
    private readonly Lock gate = new();
    private readonly List<RecordedRequest> requests = [];

    public IReadOnlyList<RecordedRequest> Snapshot
    {
        get
        {
            lock (gate)
                return requests.ToArray();
        }
    }

    public void Add(RecordedRequest request)
    {
        if (!keeps)
            return;
        lock (gate)
            requests.Add(request);
        signal.Pulse();
    }

    public Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!keeps)
            throw new InvalidOperationException("This server was started without recording frames.");
        return signal.WaitForAsync(() => Snapshot.FirstOrDefault(predicate), "a matching request", timeout, cancellationToken);
    }
}
