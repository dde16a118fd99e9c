using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Framewright.Generator.Tests.Extension;

/// <summary>A server on a loopback socket that plays the peer of <see cref="WidePackage"/>, frame by frame and without any generated code.</summary>
internal sealed class WideServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<string> received = new();
    private readonly Task serving;

    public WideServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"ws://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/socket");
        }

        listener.Prefixes.Add($"http://127.0.0.1:{Address.Port}/");
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What came in, in order.</summary>
    public IEnumerable<string> Received => received;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving.WaitAsync(TimeSpan.FromSeconds(60));
        listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                if (context.Request.IsWebSocketRequest) _ = PlayAsync((await context.AcceptWebSocketAsync(null)).WebSocket);
                else await AnswerAsync(context);
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        received.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.Headers["Key"]}");
        await context.Response.OutputStream.WriteAsync("""{"name":"kept:u7"}"""u8.ToArray());
        context.Response.Close();
    }

    private async Task PlayAsync(WebSocket socket)
    {
        await ReceiveAsync(socket);
        await SendAsync(socket, """{"t":"reply","id":"1","result":{"id":"u7"}}""");
        await SendAsync(socket, """{"t":"call","id":"9","name":"confirm","params":[{"text":"sure?"},3]}""");
        await ReceiveAsync(socket);
        await ReceiveAsync(socket);
        await SendAsync(socket, """{"t":"reply","id":"2","result":null}""");
        await ReceiveAsync(socket);
        await SendAsync(socket, """{"t":"reply","id":"3","result":null}""");
        await SendAsync(socket, """{"t":"event","to":"r/talk","in":"2","data":1}""");
    }

    private async Task ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        var message = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        received.Enqueue(Encoding.UTF8.GetString(buffer, 0, message.Count));
    }

    private static async Task SendAsync(WebSocket socket, string text) => await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
