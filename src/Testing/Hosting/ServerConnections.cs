namespace Framewright.Testing.Hosting;

/// <summary>The sockets of one server: those that are open, and the last few that ended. Safe to use from any thread.</summary>
public sealed class ServerConnections
{
    /// <summary>How many ended sockets stay in sight, with all that went over them; older ones are only counted.</summary>
    public const int KeptAfterEnd = 32;

    private readonly Lock gate = new();
    private readonly StateSignal signal = new();
    private readonly List<ServerConnection> open = [];
    private readonly List<ServerConnection> kept = [];
    private int accepted;

    internal ServerConnections()
    {
    }

    /// <summary>How many sockets are open now.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return open.Count;
        }
    }

    /// <summary>A snapshot of the sockets that are open now, oldest first.</summary>
    public IReadOnlyList<ServerConnection> Open
    {
        get
        {
            lock (gate)
                return open.ToArray();
        }
    }

    /// <summary>How many sockets were accepted since the server started, ended ones included.</summary>
    public int AcceptedCount
    {
        get
        {
            lock (gate)
                return accepted;
        }
    }

    /// <summary>The sockets that are open and the last <see cref="KeptAfterEnd"/> that ended, oldest first.</summary>
    public IReadOnlyList<ServerConnection> All
    {
        get
        {
            lock (gate)
                return kept.ToArray();
        }
    }

    /// <summary>The socket that was accepted last, open or not.</summary>
    /// <exception cref="InvalidOperationException">None was accepted yet.</exception>
    public ServerConnection Latest
    {
        get
        {
            lock (gate)
                return kept.Count > 0 ? kept[^1] : throw new InvalidOperationException("No client has connected yet.");
        }
    }

    /// <summary>Waits until exactly that many sockets are open.</summary>
    /// <param name="count">The number to wait for.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task WaitForCountAsync(int count, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        signal.WaitForAsync(() => Count == count ? this : null, $"{count} open connections", timeout ?? TimeSpan.FromSeconds(5), cancellationToken);

    /// <summary>Waits until that many sockets were accepted since the server started, and returns the last of them.</summary>
    /// <param name="number">1 waits for the first connection, 2 for the first reconnect, and so on.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    /// <exception cref="InvalidOperationException">It ended so long ago that it is no longer kept.</exception>
    public Task<ServerConnection> WaitForAcceptedAsync(int number, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        signal.WaitForAsync(() => Accepted(number), $"connection {number}", timeout ?? TimeSpan.FromSeconds(5), cancellationToken);

    internal ServerConnection Add(Func<int, ServerConnection> create)
    {
        ServerConnection added;
        lock (gate)
        {
            added = create(++accepted);
            kept.Add(added);
            open.Add(added);
        }

        signal.Pulse();
        return added;
    }

    internal void Remove(ServerConnection connection)
    {
        lock (gate)
        {
            open.Remove(connection);
            if (kept.Count - open.Count > KeptAfterEnd)
                kept.Remove(kept.First(candidate => !open.Contains(candidate)));
        }

        signal.Pulse();
    }

    private ServerConnection? Accepted(int number)
    {
        lock (gate)
        {
            if (number > accepted)
                return null;
            return kept.Find(connection => connection.Number == number)
                ?? throw new InvalidOperationException($"Connection {number} ended before the last {KeptAfterEnd} did, and is no longer kept.");
        }
    }
}
