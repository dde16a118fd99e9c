using System.Text.Json;
using System.Text.Json.Nodes;
using Framewright.Runtime.Tests.Support;
using Framewright.Transport;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>A server in memory that opens sessions, logs everybody in and confirms every subscription. The calls of the test wait for it, what the client calls by itself is refused.</summary>
internal sealed class MemoryServer : ITransportConnector
{
    private readonly Lock gate = new();
    private readonly List<string> calls = [];

    public TestTransport Socket { get; private set; } = new();

    /// <summary>The ids of the calls that came in since this was last asked.</summary>
    public string[] TakeCalls()
    {
        lock (gate)
        {
            string[] taken = [.. calls];
            calls.Clear();
            return taken;
        }
    }

    public ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        Socket = new TestTransport { OnSent = Answer };
        return ValueTask.FromResult<ITransport>(Socket);
    }

    private void Answer(TestTransport socket, string frame)
    {
        // Whatever the client writes has to be JSON, also where it gives back what a damaged frame told it.
        using (JsonDocument.Parse(frame, new JsonDocumentOptions { MaxDepth = 100 }))
        {
            if (frame.StartsWith("""{"msg":"pong""", StringComparison.Ordinal)) return;
        }

        var sent = JsonNode.Parse(frame)!;
        var id = (string?)sent["id"];
        switch ((string?)sent["msg"])
        {
            case "connect":
                socket.Push("""{"msg":"connected","session":"s"}""");
                break;
            case "method" when (string?)sent["method"] == "login":
                socket.Push($$$"""{"msg":"result","id":"{{{id}}}","result":{"id":"u","token":"t","tokenExpires":{"$date":1},"type":"resume"}}""");
                break;
            case "method" when (string?)sent["method"] is not ("rooms/get" or "sendMessage"):
                socket.Push($$$"""{"msg":"result","id":"{{{id}}}","error":{"error":404}}""");
                break;
            case "method":
                lock (gate) calls.Add(id!);
                break;
            case "sub":
                socket.Push($$"""{"msg":"ready","subs":["{{id}}"]}""");
                break;
            case "unsub":
                socket.Push($$"""{"msg":"nosub","id":"{{id}}"}""");
                break;
        }
    }
}
