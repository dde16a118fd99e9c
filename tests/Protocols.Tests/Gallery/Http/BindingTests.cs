using System.Text.Json;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;
using Framewright.Versions;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.Http;

/// <summary>A method that servers take over the socket until a version of the service, and over HTTP from it on: one member, two ways.</summary>
public sealed class BindingTests
{
    [Theory]
    [InlineData(null, "socket")]
    [InlineData("2.0.9", "socket")]
    [InlineData("2.1", "http")]
    [InlineData("2.1.0-rc.1", "http")]
    [InlineData("10.0", "http")]
    public async Task The_servers_version_decides(string? version, string way)
    {
        await using var server = await StartAsync();
        await using var client = await ConnectAsync(server, options => options with { ServiceVersion = version is null ? null : ServiceVersion.Parse(version) });
        Assert.Equal(way, (await client.CloseTicketAsync("t1", note: "done")).Text);
        using var raw = await client.CloseTicketRawAsync("t1");
        Assert.Contains(way, raw.ToString(), StringComparison.Ordinal);
        Assert.Equal("http", (await client.CloseTicketOverHttpAsync("t1")).Text);
    }

    [Fact]
    public async Task A_version_that_is_learnt_counts_from_then_on()
    {
        await using var server = await StartAsync();
        await using var client = await ConnectAsync(server, options => options with { ServiceVersion = ServiceVersion.Parse("1.0") });
        Assert.Equal(ServiceVersion.Parse("1.0"), client.Connection.ServiceVersion);
        Assert.Equal("socket", (await client.CloseTicketAsync("t1")).Text);
        client.Connection.ServiceVersion = ServiceVersion.Parse("2.1");
        Assert.Equal("http", (await client.CloseTicketAsync("t1")).Text);
        client.Connection.ServiceVersion = null;
        Assert.Null(client.Connection.ServiceVersion);
        Assert.Equal("socket", (await client.CloseTicketAsync("t1")).Text);
    }

    [Theory]
    [InlineData(CallBinding.Socket, "3.0", "socket")]
    [InlineData(CallBinding.Http, "1.0", "http")]
    [InlineData(CallBinding.Http, null, "http")]
    public async Task An_option_overrides_the_choice(CallBinding binding, string? version, string way)
    {
        await using var server = await StartAsync();
        await using var client = await ConnectAsync(server, options => options with { Binding = binding });
        client.Connection.ServiceVersion = version is null ? null : ServiceVersion.Parse(version);
        Assert.Equal(way, (await client.CloseTicketAsync("t1")).Text);

        // A method with a member for each way is not asked.
        Assert.Equal("socket", (await client.PostTicketAsync("x")).Text);
    }

    [Fact]
    public async Task What_the_call_presents_has_to_be_there()
    {
        await using var server = await StartAsync();
        await using var client = new DeskClient(new RealtimeOptions { Endpoint = server.WebSocketUri, Binding = CallBinding.Http }, _ => new(new DeskWireCredentials { ApiKey = "k" }));
        var early = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.CloseTicketAsync("t1"));
        Assert.Contains("identity.id", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binding_is_one_of_three() => Assert.Throws<ArgumentException>(() => new DeskClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1"), Binding = (CallBinding)7 }, _ => new(new DeskWireCredentials { ApiKey = "k" })));

    private static async Task<DeskClient> ConnectAsync(ScriptedServer server, Func<RealtimeOptions, RealtimeOptions> change)
    {
        var options = change(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var client = new DeskClient(options, _ => new(new DeskWireCredentials { ApiKey = "k" }), _ => new(new LoginRequest { User = "bob" }));
        await client.ConnectAsync();
        return client;
    }

    /// <summary>A server that answers either way with a ticket that tells which one it was.</summary>
    private static async Task<ScriptedServer> StartAsync()
    {
        var server = await ScriptedServer.StartAsync(static async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"type":"welcome","region":"eu"}""");
            while (true)
            {
                var call = await peer.ReceiveAsync();
                var id = JsonSerializer.Serialize(call.GetProperty("id").GetString());
                var result = call.GetProperty("name").GetString() == "login" ? """{"id":"u1","auth":{"token":"hush"},"level":7}""" : """{"_id":"t1","text":"socket"}""";
                await peer.SendAsync($$"""{"type":"reply","id":{{id}},"result":{{result}} }""");
            }
        });
        server.Http = static context => context.Response.WriteAsync("""{"ticket":{"_id":"t1","text":"http"}}""");
        return server;
    }
}
