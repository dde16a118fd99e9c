namespace Framewright.Testing.Hosting;

/// <summary>The sockets of one server. Safe to use from any thread.</summary>
public sealed class ServerConnections
{
    private readonly Lock gate = new();
    private readonly StateSignal signal = new();
    private readonly List<ServerConnection> open = [];
    private readonly List<ServerConnection> all = [];

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

    /// <summary>Every socket ever accepted, oldest first; ended ones included.</summary>
    public IReadOnlyList<ServerConnection> All
    {
        get
        {
            lock (gate)
                return all.ToArray();
        }
    }

    /// <summary>The socket that was accepted last, open or not.</summary>
    /// <exception cref="InvalidOperationException">None was accepted yet.</exception>
    public ServerConnection Latest
    {
        get
        {
            lock (gate)
                return all.Count > 0 ? all[^1] : throw new InvalidOperationException("No client has connected yet.");
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
    public Task<ServerConnection> WaitForAcceptedAsync(int number, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        signal.WaitForAsync(() => All.ElementAtOrDefault(number - 1), $"connection {number}", timeout ?? TimeSpan.FromSeconds(5), cancellationToken);

    internal ServerConnection Add(Func<int, ServerConnection> create)
    {
        ServerConnection added;
        lock (gate)
        {
            added = create(all.Count + 1);
            all.Add(added);
            open.Add(added);
        }

        signal.Pulse();
        return added;
    }

    internal void Remove(ServerConnection connection)
    {
        lock (gate)
            open.Remove(connection);
        signal.Pulse();
    }
}
