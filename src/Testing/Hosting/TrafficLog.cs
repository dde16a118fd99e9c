namespace Framewright.Testing.Hosting;

/// <summary>What a server got or sent, in order: the frames of one way of one socket, or requests over HTTP.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="keeps">Whether anything is.</param>
/// <param name="what">What it is called, for the message of a wait that ended without one.</param>
internal sealed class TrafficLog<T>(bool keeps, string what)
    where T : class
{
    private readonly StateSignal signal = new();
    private readonly Lock gate = new();
    private readonly List<T> entries = [];

    /// <summary>Whether anything is kept: what is not needs no copy.</summary>
    public bool Keeps => keeps;

    public IReadOnlyList<T> Snapshot
    {
        get
        {
            lock (gate)
                return entries.ToArray();
        }
    }

    public void Add(T entry)
    {
        if (!keeps)
            return;
        lock (gate)
            entries.Add(entry);
        signal.Pulse();
    }

    public Task<T> WaitForAsync(Func<T, bool> predicate, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!keeps)
            throw new InvalidOperationException($"This server was started without recording {what}s.");
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
        }, $"a matching {what}", timeout, cancellationToken);
    }
}
