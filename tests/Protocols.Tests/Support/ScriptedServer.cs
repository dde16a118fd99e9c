using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framewright.Protocols.Tests.Support;

/// <summary>A server on a real loopback socket that runs one script for each WebSocket: frames as text, and nothing of the generated code.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Func<ScriptedPeer, Task> script;
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication application;
    private int sockets;

    private ScriptedServer(Func<ScriptedPeer, Task> script, string? subProtocol)
    {
        this.script = script;
        SubProtocol = subProtocol;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        application.Run(ServeAsync);
    }

    /// <summary>The sub-protocol that the server chooses; null for none.</summary>
    public string? SubProtocol { get; }

    /// <summary>Answers requests that are no WebSocket upgrades; 404 without it.</summary>
    public Func<HttpContext, Task>? Http { get; set; }

    /// <summary>How many WebSockets have been opened.</summary>
    public int SocketCount => Volatile.Read(ref sockets);

    /// <summary>Where the WebSockets are.</summary>
    public Uri WebSocketUri => new UriBuilder(HttpUri) { Scheme = "ws", Path = "/socket" }.Uri;

    /// <summary>Where the HTTP side is.</summary>
    public Uri HttpUri => new(application.Urls.First());

    public static async Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script, string? subProtocol = null)
    {
        var server = new ScriptedServer(script, subProtocol);
        await server.application.StartAsync();
        return server;
    }

    /// <summary>Stops, and throws what a script failed with.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await application.DisposeAsync();
        stopping.Dispose();
        if (!failures.IsEmpty) throw new AggregateException("A script of the server failed.", failures);
    }

    private async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            if (Http is { } http) await http(context);
            else context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(SubProtocol);
        var peer = new ScriptedPeer(socket, context.Request, Interlocked.Increment(ref sockets), stopping.Token);
        try
        {
            await script(peer);
            await peer.DrainAsync();
        }
        catch (Exception failure) when (failure is OperationCanceledException or WebSocketException or ClientLeftException)
        {
            // The client closed, or the test is over: both are how a script ends that waits for more.
        }
        catch (Exception failure)
        {
            failures.Enqueue(failure);
            socket.Abort();
        }
    }
}
