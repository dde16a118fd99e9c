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

/// <summary>Kestrel on a free loopback port that upgrades one path to WebSockets, runs a session on each, and hands every other request on.</summary>
internal sealed class WebSocketHost : IAsyncDisposable
{
    private readonly string path;
    private readonly TimeProvider timeProvider;
    private readonly bool recordsFrames;
    private readonly Func<ServerConnection, ISession> openSession;
    private readonly Func<HttpContext, CancellationToken, Task> handleRequest;
    private readonly SemaphoreSlim turn = new(1, 1);
    private KestrelServer? kestrel;
    private CancellationTokenSource stopping = new();
    private bool isDisposed;

    private WebSocketHost(string path, TimeProvider timeProvider, bool recordsFrames, Func<ServerConnection, ISession> openSession, Func<HttpContext, CancellationToken, Task> handleRequest)
    {
        this.path = path;
        this.timeProvider = timeProvider;
        this.recordsFrames = recordsFrames;
        this.openSession = openSession;
        this.handleRequest = handleRequest;
    }

    public ServerConnections Connections { get; } = new();

    public RefusalGate Upgrades { get; } = new();

    /// <summary>Where clients connect; stays the same through stops.</summary>
    public Uri WebSocketUri { get; private set; } = new("ws://127.0.0.1:0/");

    public static async Task<WebSocketHost> StartAsync(
        string path,
        TimeProvider timeProvider,
        bool recordsFrames,
        Func<ServerConnection, ISession> openSession,
        Func<HttpContext, CancellationToken, Task> handleRequest,
        CancellationToken cancellationToken)
    {
        var host = new WebSocketHost(path, timeProvider, recordsFrames, openSession, handleRequest);
        await host.ListenAsync(cancellationToken).ConfigureAwait(false);
        return host;
    }

    /// <summary>Listens, on the port of the last time or on any that is free at first; does nothing when it does already.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (kestrel is not null)
                return;
            stopping.Dispose();
            stopping = new CancellationTokenSource();
            var server = CreateServer();
            // Keep-alive frames of the WebSocket layer would hide what the protocol's own heartbeat does.
            var webSockets = Options.Create(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
            var upgrade = new WebSocketMiddleware(HandleAsync, webSockets, NullLoggerFactory.Instance);
            await server.StartAsync(new HttpApplication(upgrade.Invoke), cancellationToken).ConfigureAwait(false);
            kestrel = server;
            var address = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
            WebSocketUri = new UriBuilder("ws", address.Host, address.Port, path).Uri;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Drops every socket and stops listening; does nothing when it does not listen.</summary>
    public async Task StopAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (kestrel is not { } server)
                return;
            kestrel = null;
            await stopping.CancelAsync().ConfigureAwait(false);
            foreach (var connection in Connections.Open)
                connection.Abort();
            await server.StopAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var connection in Connections.All)
                await connection.Closed.ConfigureAwait(false);
            server.Dispose();
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        isDisposed = true;
        stopping.Dispose();
    }

    private KestrelServer CreateServer()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, WebSocketUri.Port);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var stopped = stopping.Token;
        if (context.Request.Path != path || !context.WebSockets.IsWebSocketRequest)
        {
            await handleRequest(context, stopped).ConfigureAwait(false);
            return;
        }

        if (Upgrades.Refuses(context))
            return;
        using var socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var connection = Connections.Add(number => new ServerConnection(number, socket, context.Abort, timeProvider, recordsFrames));
        // A socket accepted while the server stops would otherwise miss the round of aborts.
        if (stopped.IsCancellationRequested)
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
