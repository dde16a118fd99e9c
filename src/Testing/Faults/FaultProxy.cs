using System.Net;
using System.Net.Sockets;
using Framewright.Testing.Hosting;

namespace Framewright.Testing.Faults;

/// <summary>
/// A TCP proxy on loopback between a client and a server, which breaks connections on purpose: at any byte, in order or by reset, stalled, half-open,
/// slow, with garbage in between. It looks at no byte, so it serves any protocol, TLS included, and it rolls no dice: the same plan gives the same fault.
/// All members are safe to use from any thread.
/// </summary>
/// <example>
/// <code>
/// await using var proxy = FaultProxy.Start(server.WebSocketUri, number => number == 1 ? new FaultPlan { CutAfter = 700 } : FaultPlan.None);
/// // … connect the client to proxy.Address: its first socket breaks after 700 bytes, its second one holds …
/// proxy.Latest.Discard(ProxyDirection.ToServer); // half-open: the client may write for ever
/// </code>
/// </example>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly Uri server;
    private readonly Func<int, FaultPlan> plan;
    private readonly TimeProvider timeProvider;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Lock gate = new();
    private readonly StateSignal signal = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly List<ProxiedConnection> open = [];
    private readonly List<Task> opening = [];
    private readonly Task accepting;
    private ProxiedConnection? latest;
    private int accepted;
    private int refused;
    private long endedToServer;
    private long endedToClient;
    private int disposed;

    private FaultProxy(Uri server, Func<int, FaultPlan> plan, TimeProvider timeProvider)
    {
        this.server = server;
        this.plan = plan;
        this.timeProvider = timeProvider;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = new UriBuilder(server) { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndPoint!).Port }.Uri;
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where clients connect: the server's address with the proxy's port.</summary>
    public Uri Address { get; }

    /// <summary>Whether new connections are reset as soon as they were made, whatever their plan; false by default.</summary>
    public bool RefusesConnections { get; set; }

    /// <summary>How many connections clients have made, refused ones included.</summary>
    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>How many connections were refused.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>How many bytes the server was sent over all connections, those being sent included.</summary>
    public long BytesToServer => Sum(ref endedToServer, connection => connection.BytesToServer);

    /// <summary>How many bytes clients were sent over all connections, those being sent included.</summary>
    public long BytesToClient => Sum(ref endedToClient, connection => connection.BytesToClient);

    /// <summary>A snapshot of the connections that are open now, oldest first.</summary>
    public IReadOnlyList<ProxiedConnection> Open
    {
        get
        {
            lock (gate)
                return open.ToArray();
        }
    }

    /// <summary>The connection that was made last, open or not.</summary>
    /// <exception cref="InvalidOperationException">None was made yet.</exception>
    public ProxiedConnection Latest => Newest() ?? throw new InvalidOperationException("No client has connected yet.");

    /// <summary>Starts a proxy on a free loopback port.</summary>
    /// <param name="server">The server's address; only its host and port matter to the proxy.</param>
    /// <param name="plan">Asked for each connection by its number, from 1 on: what happens to it. Null for nothing.</param>
    /// <param name="timeProvider">The clock of delays and pauses; the system's by default.</param>
    public static FaultProxy Start(Uri server, Func<int, FaultPlan>? plan = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new FaultProxy(server, plan ?? (static _ => FaultPlan.None), timeProvider ?? TimeProvider.System);
    }

    /// <summary>Waits until that many connections have reached the server since the proxy started, and returns the last one.</summary>
    /// <param name="number">The connection's number, or a smaller one.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task<ProxiedConnection> WaitForConnectionAsync(int number, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        signal.WaitForAsync(() => Newest() is { } newest && newest.Number >= number ? newest : null, $"connection {number}", timeout ?? DefaultPatience, cancellationToken);

    /// <summary>Ends every open connection now.</summary>
    /// <param name="kind">How.</param>
    public void Cut(CutKind kind = CutKind.Reset)
    {
        foreach (var connection in Open) connection.Cut(kind);
    }

    /// <summary>Resets every connection and stops listening. Completes when nothing of the proxy runs any more.</summary>
    /// <exception cref="Exception">What the plan's callback threw, if it did.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        foreach (var connection in Open) connection.Abandon();
        await accepting.ConfigureAwait(false);
        Task[] last;
        lock (gate) last = [.. opening];
        await Task.WhenAll(last).ConfigureAwait(false);
        stopping.Dispose();
    }

    private ProxiedConnection? Newest()
    {
        lock (gate)
            return latest;
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptAsync(stopping.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException && stopping.IsCancellationRequested)
            {
                return;
            }

            var number = Interlocked.Increment(ref accepted);
            var wanted = PlanOf(number, client);
            lock (gate)
            {
                opening.RemoveAll(task => task.IsCompleted);
                opening.Add(Task.Run(() => ServeAsync(number, client, wanted)));
            }
        }
    }

    private FaultPlan PlanOf(int number, Socket client)
    {
        try
        {
            var wanted = RefusesConnections ? FaultPlan.Refuse : plan(number);
            wanted.Validate();
            return wanted;
        }
        catch
        {
            // The mistake is the test's: nobody may wait for a proxy that has ended with it.
            client.Close(0);
            listener.Dispose();
            throw;
        }
    }

    private async Task ServeAsync(int number, Socket client, FaultPlan wanted)
    {
        var upstream = new Socket(SocketType.Stream, ProtocolType.Tcp);
        if (wanted.IsRefused || !await TryConnectAsync(upstream).ConfigureAwait(false))
        {
            Interlocked.Increment(ref refused);
            client.Close(0);
            upstream.Dispose();
            return;
        }

        var connection = new ProxiedConnection(number, client, upstream, wanted, timeProvider);
        lock (gate)
        {
            open.Add(connection);
            latest = latest is { } other && other.Number > number ? other : connection;
        }

        signal.Pulse();
        if (stopping.IsCancellationRequested) connection.Abandon();
        await connection.RunAsync().ConfigureAwait(false);
        lock (gate)
        {
            open.Remove(connection);
            endedToServer += connection.BytesToServer;
            endedToClient += connection.BytesToClient;
        }
    }

    private async Task<bool> TryConnectAsync(Socket upstream)
    {
        try
        {
            await upstream.ConnectAsync(server.DnsSafeHost, server.Port, stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // A server that is not there looks to the client as it would without the proxy.
            return false;
        }
    }

    private long Sum(ref long ended, Func<ProxiedConnection, long> count)
    {
        lock (gate)
            return ended + open.Sum(count);
    }
}
