using System.Net;
using System.Net.Sockets;
using Framewright.Testing.Faults;

namespace Framewright.Testing.Tests.Faults;

/// <summary>A plain TCP client and a plain TCP server with a proxy between them.</summary>
internal sealed class ProxyScene : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener listener;

    private ProxyScene(TcpListener listener, FaultProxy proxy, Socket client, Socket server)
    {
        this.listener = listener;
        Proxy = proxy;
        Client = client;
        Server = server;
    }

    public FaultProxy Proxy { get; }

    public Socket Client { get; }

    /// <summary>The server's end.</summary>
    public Socket Server { get; }

    public ProxiedConnection Connection => Proxy.Latest;

    public static Task<ProxyScene> OpenAsync(DirectionFaults toServer) => OpenAsync(new FaultPlan { ToServer = toServer });

    public static async Task<ProxyScene> OpenAsync(FaultPlan plan, TimeProvider? time = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxy = FaultProxy.Start(AddressOf(listener), _ => plan, time);
        var client = await ConnectAsync(proxy);
        var server = await listener.AcceptSocketAsync().WaitAsync(Patience);
        await proxy.WaitForConnectionAsync(1);
        return new ProxyScene(listener, proxy, client, server);
    }

    public static Uri AddressOf(TcpListener listener) => new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public static async Task<Socket> ConnectAsync(FaultProxy proxy)
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPAddress.Loopback, proxy.Address.Port).WaitAsync(Patience);
        return client;
    }

    /// <summary>Connects to a proxy that resets the connection, which the client may notice while it still connects.</summary>
    public static async Task AssertResetAsync(FaultProxy proxy)
    {
        try
        {
            using var client = await ConnectAsync(proxy);
            Assert.True((await ReadToEndAsync(client)).IsReset);
        }
        catch (SocketException error)
        {
            Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        }
    }

    /// <summary>Reads so many bytes.</summary>
    public static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var got = await socket.ReceiveAsync(bytes.AsMemory(read)).AsTask().WaitAsync(Patience);
            if (got == 0) throw new EndOfStreamException($"The stream ended after {read} of {count} bytes.");
            read += got;
        }

        return bytes;
    }

    /// <summary>Reads to the end of the stream; what it ended with, and whether that was a reset.</summary>
    public static async Task<(byte[] Bytes, bool IsReset)> ReadToEndAsync(Socket socket)
    {
        var all = new List<byte>();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory()).AsTask().WaitAsync(Patience) is var got and > 0) all.AddRange(buffer.AsSpan(0, got));
            return ([.. all], false);
        }
        catch (SocketException)
        {
            return ([.. all], true);
        }
    }

    /// <summary>Does something until a condition holds; fails when it does not come to that.</summary>
    public static async Task UntilAsync(Func<bool> condition, Action? step = null)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !condition(); await Task.Yield())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "It did not happen in time.");
            step?.Invoke();
        }
    }

    public static byte[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(number => (byte)number)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server.Dispose();
        await Proxy.DisposeAsync().AsTask().WaitAsync(Patience);
        listener.Dispose();
    }
}
