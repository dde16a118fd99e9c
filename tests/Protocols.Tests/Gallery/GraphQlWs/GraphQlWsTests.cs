using System.Text.Json;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;

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
            await peer.ExpectAsync("""{"type":"pong"}""");
            await peer.SendAsync("""{"type":"ping","payload":{"at":1}}""");
            await peer.ExpectAsync("""{"type":"pong","payload":{"at":1}}""");
            await peer.SendAsync("""{"type":"ping"}""");
            await peer.SendAsync("""{"id":"2","type":"next","payload":{"data":{"book":{"id":"b1","title":"Dune"}}}}""");
            await peer.ExpectAsync("""{"type":"pong"}""");
            await peer.SendAsync("""{"id":"2","type":"complete"}""");
        });
        await using var client = await ConnectAsync(server);

        Assert.Equal("Dune", (await client.GetBookAsync("b1")).Data!.Book!.Title);
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

        Assert.Equal(["Dune"], (await added.AllAsync()).Select(item => item.Data!.Book.Title));
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
            Assert.Equal("Dune", added.Data!.Book.Title);
            break;
        }

        Assert.Null((await client.SearchAsync("x").FirstAsync()).Data!.Book);
        Assert.Empty(await client.SearchAsync("y").AllAsync());
    }

    [Fact]
    public async Task A_mutation_may_have_data_and_errors()
    {
        await using var server = await StartAsync(async peer =>
        {
            Assert.Equal("AddBook", (await peer.ReceiveAsync()).GetProperty("payload").GetProperty("operationName").GetString());
            await peer.SendAsync("""{"id":"2","type":"next","payload":{"errors":[{"message":"no such shelf","path":["addBook","shelf",0]}],"data":{"addBook":{"id":"b3","title":"Ulysses"}}}}""");
            await peer.SendAsync("""{"id":"2","type":"complete"}""");
        });
        await using var client = await ConnectAsync(server);

        var result = await client.AddBookAsync("Ulysses");
        Assert.Equal(("b3", "no such shelf"), (result.Data!.Added.Id, Assert.Single(result.Errors!).Message));
    }

    [Fact]
    public async Task What_the_user_presents_goes_into_the_first_frame_and_the_sub_protocol_into_the_upgrade()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal(["graphql-transport-ws"], peer.Request.HttpContext.WebSockets.WebSocketRequestedProtocols);
            await peer.ExpectAsync("""{"type":"connection_init","payload":{"token":"hush"}}""");
            await peer.SendAsync("""{"type":"connection_ack"}""");
        }, "graphql-transport-ws");
        var credentials = new GraphQlWsCredentials { Parameters = JsonElement.Parse("""{"token":"hush"}""") };
        await using var client = new LibraryClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(credentials));
        await client.ConnectAsync();
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        Assert.DoesNotContain("hush", credentials.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_the_sub_protocol_is_refused()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await using var client = new LibraryClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await Assert.ThrowsAsync<HandshakeRefusedException>(async () => await client.ConnectAsync());
    }

    [Fact]
    public async Task A_quiet_server_is_pinged()
    {
        await using var server = await StartAsync(async peer =>
        {
            for (var i = 0; i < 2; i++)
            {
                await peer.ExpectAsync("""{"type":"ping"}""");
                await peer.SendAsync("""{"type":"pong","payload":null}""");
            }
        });
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(20)) };
        await using var client = new LibraryClient(options);
        await client.ConnectAsync();
        await Until.TrueAsync(() => client.Connection.Statistics is { PingsSent: >= 2, FramesReceived: >= 3 });
        Assert.Equal(0, client.Connection.Statistics.Unexpected);
    }

    [Theory]
    [InlineData(4400, false)]
    [InlineData(4401, false)]
    [InlineData(4403, false)]
    [InlineData(4406, false)]
    [InlineData(4408, false)]
    [InlineData(4409, false)]
    [InlineData(4429, false)]
    [InlineData(4500, false)]
    [InlineData(1001, true)]
    [InlineData(1011, true)]
    public async Task Close_codes_of_the_protocol_are_terminal(int code, bool isTransient)
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.CloseAsync(code, "closed");
        }, "graphql-transport-ws");
        await using var client = new LibraryClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.ConnectAsync());
        Assert.Equal((code, isTransient ? CloseAction.Retry : CloseAction.Stop, isTransient), (lost.CloseCode, lost.Action, lost.IsTransient));
    }

    private static Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script) => ScriptedServer.StartAsync(async peer =>
    {
        await peer.ExpectAsync("""{"type":"connection_init"}""");
        await peer.SendAsync("""{"type":"connection_ack","payload":{}}""");
        await script(peer);
    }, "graphql-transport-ws");

    private static async Task<LibraryClient> ConnectAsync(ScriptedServer server)
    {
        var client = new LibraryClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        return client;
    }
}
