using System.Collections.Concurrent;
using System.Text.Json;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Support;

/// <summary>The other side: makes sockets in memory, and answers by itself as far as it is told to.</summary>
internal sealed class TestServer : ITransportConnector
{
    private readonly ConcurrentQueue<TestTransport> sockets = new();

    /// <summary>Whether the opening is answered.</summary>
    public bool Opens { get; set; } = true;

    /// <summary>Whether calls are answered, with their first parameter.</summary>
    public bool Replies { get; set; }

    /// <summary>Whether subscriptions and their ends are confirmed.</summary>
    public bool Confirms { get; set; } = true;

    /// <summary>Sees every frame as well, on the write loop.</summary>
    public Action<TestTransport, string>? Answer { get; set; }

    /// <summary>Runs before a socket is given out.</summary>
    public Func<CancellationToken, ValueTask>? BeforeSocket { get; set; }

    public TestTransport Socket => sockets.Last();

    public int SocketCount => sockets.Count;

    public TestTransport this[int index] => sockets.ElementAt(index);

    public async ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        if (BeforeSocket is { } before) await before(cancellationToken);
        var socket = new TestTransport { OnSent = Hear };
        sockets.Enqueue(socket);
        return socket;
    }

    private void Hear(TestTransport socket, string frame)
    {
        Answer?.Invoke(socket, frame);
        using var json = JsonDocument.Parse(frame);
        var id = json.RootElement.TryGetProperty("id", out var member) ? member.GetString() : null;
        switch (json.RootElement.GetProperty("t").GetString())
        {
            case "hello" when Opens:
                socket.Push("""{"t":"opened","session":"s1"}""");
                break;
            case "begin" when Opens:
                socket.Push("""{"t":"notice"}""");
                break;
            case "call" when Replies:
                socket.Push($$"""{"t":"reply","id":"{{id}}","result":{{json.RootElement.GetProperty("params")[0].GetRawText()}}}""");
                break;
            case "subscribe" when Confirms:
                socket.Push($$"""{"t":"subscribed","ids":["{{id}}"]}""");
                break;
            case "unsubscribe" when Confirms:
                socket.Push($$"""{"t":"unsubscribed","id":"{{json.RootElement.GetProperty("ends").GetString()}}"}""");
                break;
        }
    }
}
