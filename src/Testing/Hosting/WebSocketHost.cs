using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Framewright.Testing.Hosting;

/// <summary>Kestrel on a free loopback port that upgrades one path to WebSockets and runs a session on each.</summary>
internal sealed class WebSocketHost : IAsyncDisposable
{
    private readonly string path;
    private readonly TimeProvider timeProvider;
    private readonly bool recordsFrames;
    private readonly Func<ServerConnection, ISession> openSession;
    private readonly KestrelServer kestrel;
    private readonly CancellationTokenSource stopping = new();
    private int disposed;

    private WebSocketHost(string path, TimeProvider timeProvider, bool recordsFrames, Func<ServerConnection, ISession> openSession)
    {
        this.path = path;
        this.timeProvider = timeProvider;
        this.recordsFrames = recordsFrames;
        this.openSession = openSession;
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, 0);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        kestrel = new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }

    public ServerConnections Connections { get; } = new();

    public UpgradeGate Upgrades { get; } = new();

    public Uri WebSocketUri { get; private set; } = new("ws://127.0.0.1/");

    public static async Task<WebSocketHost> StartAsync(
        string path, TimeProvider timeProvider, bool recordsFrames, Func<ServerConnection, ISession> openSession, CancellationToken cancellationToken)
    {
        var host = new WebSocketHost(path, timeProvider, recordsFrames, openSession);
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await stopping.CancelAsync().ConfigureAwait(false);
        foreach (var connection in Connections.Open)
            connection.Abort();
        foreach (var connection in Connections.All)
            await connection.Closed.ConfigureAwait(false);
        await kestrel.StopAsync(CancellationToken.None).ConfigureAwait(false);
        kestrel.Dispose();
        stopping.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        // Keep-alive frames of the WebSocket layer would hide what the protocol's own heartbeat does.
        var webSockets = Options.Create(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        var upgrade = new WebSocketMiddleware(HandleAsync, webSockets, NullLoggerFactory.Instance);
        await kestrel.StartAsync(new HttpApplication(upgrade.Invoke), cancellationToken).ConfigureAwait(false);
        var address = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());
        WebSocketUri = new UriBuilder("ws", address.Host, address.Port, path).Uri;
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path != path || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Upgrades.Refuses(context))
            return;
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var connection = Connections.Add(number => new ServerConnection(number, socket, context.Abort, timeProvider, recordsFrames));
        // A socket accepted while the server stops would otherwise miss the round of aborts.
        if (stopping.IsCancellationRequested)
            connection.Abort();
        try
        {
            await connection.RunAsync(openSession(connection)).ConfigureAwait(false);
        }
        finally
        {
            Connections.Remove(connection);
        }
    }
}
