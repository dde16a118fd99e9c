using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.Http;

/// <summary>Methods that are called over HTTP: a schema's <c>http</c>, against a server that knows nothing of the generated code.</summary>
public sealed class HttpTests
{
    private readonly ConcurrentQueue<string> requests = new();

    [Fact]
    public async Task A_call_presents_who_the_session_belongs_to()
    {
        await using var server = await StartAsync(context =>
        {
            Assert.Equal(("u1", "hush", "7"), (Header(context, "X-User-Id"), Header(context, "X-Auth-Token"), Header(context, "X-Level")));
            return """{"success":true,"ticket":{"_id":"t1","text":"help","state":"open","extra":{}}}""";
        });
        await using var client = await ConnectAsync(server);
        var ticket = await client.PostTicketOverHttpAsync("help", TicketState.Open);
        Assert.Equal(new Ticket { Id = "t1", Text = "help", State = TicketState.Open }, ticket);
        using var raw = await client.PostTicketOverHttpRawAsync("help");
        Assert.Equal("""{"_id":"t1","text":"help","state":"open","extra":{}}""", raw.ToString());
        Assert.Equal(["""POST /api/v1/tickets.post {"text":"help","state":"open"}""", """POST /api/v1/tickets.post {"text":"help"}"""], requests);
    }

    [Fact]
    public async Task Values_stand_in_the_address_and_in_the_query()
    {
        await using var server = await StartAsync(context =>
        {
            Assert.Equal("Key secret-key", Header(context, "Authorization"));
            return """{"found":[{"tickets":[{"_id":"a","text":"x"}]}]}""";
        });
        await using var client = await ConnectAsync(server);
        var found = await client.FindTicketsAsync("a/b c", ["1", "2&3"], all: true, TicketState.Done, DateTimeOffset.UnixEpoch);
        Assert.Equal("a", Assert.Single(found).Id);
        await client.FindTicketsAsync("d", [], all: false, limit: 5);
        Assert.Equal(
            [
                "GET /api/v1/desks/a%2Fb%20c/tickets?ids%5B%5D=1&ids%5B%5D=2%263&state=done&since=1970-01-01T00%3A00%3A00%2B00%3A00&all=true&v=1&in=eu ",
                "GET /api/v1/desks/d/tickets?all=false&limit=5&v=1&in=eu ",
            ],
            requests);
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.FindTicketsAsync("..", [], all: true));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.FindTicketsAsync("", [], all: true));
    }

    [Fact]
    public async Task A_body_is_what_the_schema_says()
    {
        await using var server = await StartAsync(_ => "");
        await using var client = await ConnectAsync(server);
        await client.ReindexAsync("d", [new Ticket { Id = "t", Text = "x" }], note: "n", weight: 3);
        await client.ReindexAsync("d", []);
        Assert.Equal(
            [
                """PUT /api/v1/reindex {"desk":"d","by":"u1","level":7,"tickets":[{"_id":"t","text":"x"}],"note":"n","list":[3,"x-d",3],"key":"secret-key","region":"eu"}""",
                """PUT /api/v1/reindex {"desk":"d","by":"u1","level":7,"tickets":[],"list":[null,"x-d"],"key":"secret-key","region":"eu"}""",
            ],
            requests);
    }

    [Fact]
    public async Task Errors_are_typed_whatever_the_answer_is()
    {
        var answers = new Queue<(int Status, string Body)>([
            (400, """{"success":false,"error":"Not allowed","errorType":"error-not-allowed"}"""),
            (200, """{"success":false,"error":"Odd"}"""),
            (502, "<html>secret of the proxy</html>"),
            (200, "<html>"),
            (404, """{"failure":{"code":"gone","reason":"no such desk","wait":1500}}"""),
            (429, ""),
        ]);
        await using var server = await StartAsync(context =>
        {
            var (status, body) = answers.Dequeue();
            context.Response.StatusCode = status;
            if (status == 429) context.Response.Headers.RetryAfter = "3";
            return body;
        });
        await using var client = await ConnectAsync(server);
        async Task<CallException> PostAsync() => await Assert.ThrowsAsync<CallException>(async () => await client.PostTicketOverHttpAsync("x"));

        var refused = await PostAsync();
        Assert.Equal(("error-not-allowed", "Not allowed", HttpStatusCode.BadRequest, CallOutcome.Rejected), (refused.Code, refused.Reason, refused.StatusCode, refused.Outcome));
        Assert.Equal(DeskErrors.NotAllowed, refused.Code);
        Assert.EndsWith(refused.Advice!, refused.Message, StringComparison.Ordinal);
        var odd = await PostAsync();
        Assert.Equal((null, "Odd", HttpStatusCode.OK), (odd.Code, odd.Reason, odd.StatusCode));
        var broken = await PostAsync();
        Assert.Equal(("502", HttpStatusCode.BadGateway, CallOutcome.Unknown), (broken.Code, broken.StatusCode, broken.Outcome));
        Assert.DoesNotContain("secret", broken.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<FrameFormatException>(async () => await client.FindTicketsAsync("d", [], all: true));

        var gone = await Assert.ThrowsAsync<CallException>(async () => await client.DropAsync("d"));
        Assert.Equal(("gone", "no such desk", TimeSpan.FromSeconds(1.5)), (gone.Code, gone.Reason, gone.RetryAfter));
        var busy = await Assert.ThrowsAsync<CallException>(async () => await client.DropAsync("d"));
        Assert.Equal(("429", TimeSpan.FromSeconds(3), true), (busy.Code, busy.RetryAfter, busy.IsTransient));
        Assert.Equal("Drop", busy.Method);

        // A status is no code of the service.
        answers.Enqueue((404, "{}"));
        var missing = await Assert.ThrowsAsync<CallException>(async () => await client.DropAsync("d"));
        Assert.Equal((DeskErrors.NoSuchDesk, null), (missing.Code, missing.Advice));
    }

    [Fact]
    public async Task Waits_end_by_their_limit_their_token_and_with_the_connection()
    {
        var never = new TaskCompletionSource<string>();
        await using var server = await StartAsync(_ => never.Task);
        await using var client = await ConnectAsync(server, options => options with { CallTimeout = TimeSpan.FromMilliseconds(300) });
        var late = await Assert.ThrowsAsync<CallTimeoutException>(async () => await client.DropAsync("d"));
        Assert.Equal(("Drop", CallOutcome.Unknown), (late.Method, late.Outcome));
        using var giveUp = new CancellationTokenSource();
        var waiting = client.ReindexAsync("d", [], cancellationToken: giveUp.Token).AsTask();
        await giveUp.CancelAsync();
        Assert.Equal(giveUp.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting)).CancellationToken);
        var disposed = client.ReindexAsync("d", []).AsTask();
        await client.DisposeAsync();
        await Assert.ThrowsAsync<ConnectionLostException>(() => disposed);
        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.DropAsync("d"))).Outcome);
        never.SetResult("");
    }

    [Fact]
    public async Task Secrets_need_a_session_and_a_safe_way()
    {
        await using var server = await StartAsync(_ => "{}");
        await using var client = new DeskClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(new DeskWireCredentials { ApiKey = "secret-key" }), _ => new(new LoginRequest { User = "bob" }));
        var early = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.PostTicketOverHttpAsync("x"));
        Assert.Contains("identity.id", early.Message, StringComparison.Ordinal);
        await client.DropAsync("d");
        Assert.Equal(["DELETE /api/v1/desks/d "], requests);

        await using var open = new DeskClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("ws://desk.example/socket") }, _ => new(new DeskWireCredentials { ApiKey = "secret-key" }), _ => new(new LoginRequest { User = "bob" }));
        var unsafeWay = await Assert.ThrowsAsync<AuthenticationException>(async () => await open.DropAsync("d"));
        Assert.Contains("http://", unsafeWay.Message, StringComparison.Ordinal);
        await using var elsewhere = new DeskClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("ws://desk.example/socket"), HttpEndpoint = new Uri(server.HttpUri, "/base/?tenant=1") }, _ => new(new DeskWireCredentials { ApiKey = "k" }), _ => new(new LoginRequest { User = "bob" }));
        await elsewhere.DropAsync("e");
        Assert.Equal("DELETE /base/api/v1/desks/e?tenant=1 ", requests.Last());
        Assert.Throws<ArgumentException>(() => new DeskClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, HttpEndpoint = server.WebSocketUri }, _ => new(new DeskWireCredentials { ApiKey = "k" })));
    }

    private static string? Header(HttpContext context, string name) => context.Request.Headers[name];

    private static async Task<DeskClient> ConnectAsync(ScriptedServer server, Func<RealtimeOptions, RealtimeOptions>? change = null)
    {
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri };
        var client = new DeskClient(change?.Invoke(options) ?? options, _ => new(new DeskWireCredentials { ApiKey = "secret-key" }), _ => new(new LoginRequest { User = "bob" }));
        await client.ConnectAsync();
        return client;
    }

    private Task<ScriptedServer> StartAsync(Func<HttpContext, string> answer) => StartAsync(context => Task.FromResult(answer(context)));

    private async Task<ScriptedServer> StartAsync(Func<HttpContext, Task<string>> answer)
    {
        var server = await ScriptedServer.StartAsync(static async peer =>
        {
            await peer.ExpectAsync("""{"type":"hello","key":"secret-key"}""");
            await peer.SendAsync("""{"type":"welcome","region":"eu"}""");
            var login = await peer.ReceiveAsync();
            await peer.SendAsync($$"""{"type":"reply","id":{{JsonSerializer.Serialize(login.GetProperty("id").GetString())}},"result":{"id":"u1","auth":{"token":"hush"},"level":7} }""");
        });
        server.Http = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var raw = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            requests.Enqueue($"{context.Request.Method} {raw} {await reader.ReadToEndAsync()}");
            await context.Response.WriteAsync(await answer(context));
        };
        return server;
    }
}
