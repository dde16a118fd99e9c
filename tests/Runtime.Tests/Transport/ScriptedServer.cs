using System.Net;
using System.Net.Sockets;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Runs a script against every connection that is made to it, and rethrows what a script threw.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedPeer, Task> script;
    private readonly TaskCompletionSource<ScriptedPeer> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ScriptedPeer> peers = [];
    private readonly Task accepting;
    private int connections;

    public ScriptedServer(Func<ScriptedPeer, Task>? script = null)
    {
        this.script = script ?? (peer => peer.UpgradeAsync());
        listener.Start();
        Endpoint = new Uri($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/socket?token=hidden");
        accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    /// <summary>Whether <see cref="ConnectAsync"/> reads with the framework's WebSocket; default false, our own reader.</summary>
    public bool UsesFrameworkReader { get; init; }

    /// <summary>The first client's connection.</summary>
    public ScriptedPeer First => first.Task.Result;

    public int Connections => Volatile.Read(ref connections);

    /// <summary>Connects with the given options; the peer's script has ended by then or runs on.</summary>
    public async Task<(ITransport Transport, ScriptedPeer Peer)> ConnectAsync(WebSocketOptions? options = null, TimeProvider? time = null)
    {
        var transport = await new WebSocketConnector(WithReader(options ?? new WebSocketOptions()), time).ConnectAsync(Endpoint, CancellationToken.None).Within();
        return (transport, await first.Task.Within());
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting.Within();
        foreach (var peer in peers) peer.Dispose();
    }

    private WebSocketOptions WithReader(WebSocketOptions options) => new()
    {
        MaxFrameSize = options.MaxFrameSize,
        MaxDiscardedSize = options.MaxDiscardedSize,
        ReceiveBufferSize = options.ReceiveBufferSize,
        CloseTimeout = options.CloseTimeout,
        HandshakeTimeout = options.HandshakeTimeout,
        Headers = options.Headers,
        SubProtocols = options.SubProtocols,
        AcceptCompression = options.AcceptCompression,
        UseFrameworkReader = UsesFrameworkReader,
    };

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            Interlocked.Increment(ref connections);
            var peer = new ScriptedPeer(socket);
            peers.Add(peer);
            first.TrySetResult(peer);
            try
            {
                await script(peer).Within();
            }
            catch (IOException)
            {
                // The client went away first, which some tests want.
            }
        }
    }
}
