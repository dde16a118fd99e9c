using Framewright.Protocols.Tests.Support;
using Framewright.Transport;

namespace Framewright.Protocols.Tests.Gallery.GraphQlWs;

public sealed class GraphQlWsTests
{
    private const string Query = "query GetBook($id: ID!) { book(id: $id) { id title } }";
    private const string Subscription = "subscription BooksAdded($shelf: String!) { bookAdded(shelf: $shelf) { id title } }";

    [Fact]
    public async Task A_query_is_a_call_that_next_and_complete_answer()
    {
        await using var server = await StartAsync(async peer =>
        {
            await peer.ExpectAsync($$$$"""{"id":"2","type":"subscribe","payload":{"operationName":"GetBook","query":"{{{{Query}}}}","variables":{"id":"b1"}}}""");
            await peer.SendAsync("""{"type":"ping"}""");
            await peer.SendAsync("""{"id":"2","type":"next","payload":{"data":{"book":{"id":"b1","title":"Dune"}}}}""");
            await peer.ExpectAsync("""{"type":"pong"}""");
            await peer.SendAsync("""{"id":"2","type":"complete"}""");
        });
        await using var client = await ConnectAsync(server);

        Assert.Equal("Dune", (await client.GetBookAsync("b1")).Book!.Title);
    }

    [Fact]
    public async Task An_error_ends_a_query()
    {
        await using var server = await StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"id":"2","type":"error","payload":[{"message":"no such field","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""");
        });
        await using var client = await ConnectAsync(server);

        var error = await Assert.ThrowsAsync<CallException>(async () => await client.GetBookAsync("b1"));
        Assert.Equal(("GRAPHQL_VALIDATION_FAILED", "no such field"), (error.Code, error.Error.Message));
    }

    [Fact]
    public async Task A_subscription_gets_its_events_by_its_id_and_the_server_may_complete_it()
    {
        await using var server = await StartAsync(async peer =>
        {
            await peer.ExpectAsync($$$$"""{"id":"2","type":"subscribe","payload":{"operationName":"BooksAdded","query":"{{{{Subscription}}}}","variables":{"shelf":"new"}}}""");
            await peer.ExpectAsync($$$$"""{"id":"3","type":"subscribe","payload":{"operationName":"BooksAdded","query":"{{{{Subscription}}}}","variables":{"shelf":"old"}}}""");
            await peer.SendAsync("""{"id":"3","type":"next","payload":{"data":{"bookAdded":{"id":"b2","title":"Emma"}}}}""");
            await peer.SendAsync("""{"id":"2","type":"next","payload":{"data":{"bookAdded":{"id":"b1","title":"Dune"}}}}""");
            await peer.SendAsync("""{"id":"2","type":"complete"}""");
            await peer.SendAsync("""{"id":"3","type":"error","payload":[{"message":"shelf burnt"}]}""");
        });
        await using var client = await ConnectAsync(server);
        await using var added = await client.SubscribeToBooksAddedAsync("new");
        await using var old = await client.SubscribeToBooksAddedAsync("old");

        Assert.Equal(["Dune"], (await added.AllAsync()).Select(item => item.Book.Title));
        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(old.AllAsync);
        Assert.Contains("shelf burnt", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_completes_what_it_no_longer_wants()
    {
        await using var server = await StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"id":"2","type":"next","payload":{"data":{"bookAdded":{"id":"b1","title":"Dune"}}}}""");
            await peer.ExpectAsync("""{"id":"2","type":"complete"}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"id":"4","type":"next","payload":{"data":{"book":null}}}""");
            await peer.ExpectAsync("""{"id":"4","type":"complete"}""");
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"id":"6","type":"complete"}""");
        });
        await using var client = await ConnectAsync(server);

        await foreach (var added in client.BooksAddedAsync("new"))
        {
            Assert.Equal("Dune", added.Book.Title);
            break;
        }

        Assert.Null((await client.SearchAsync("x").FirstAsync()).Book);
        Assert.Empty(await client.SearchAsync("y").AllAsync());
    }

    private static Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script) => ScriptedServer.StartAsync(async peer =>
    {
        await peer.ExpectAsync("""{"type":"connection_init"}""");
        await peer.SendAsync("""{"type":"connection_ack","payload":{}}""");
        await script(peer);
    }, "graphql-transport-ws");

    private static async Task<LibraryClient> ConnectAsync(ScriptedServer server)
    {
        var client = new LibraryClient(new RealtimeOptions
        {
            Endpoint = server.WebSocketUri,
            Connector = new WebSocketConnector(new WebSocketOptions { SubProtocols = ["graphql-transport-ws"] }),
        });
        await client.ConnectAsync();
        return client;
    }
}
