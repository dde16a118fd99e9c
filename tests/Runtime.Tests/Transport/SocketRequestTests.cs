using Framewright.Protocol;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>What protocols want of a socket.</summary>
public sealed class SocketRequestTests
{
    [Fact]
    public void A_query_is_encoded_and_goes_behind_what_is_there()
    {
        var request = new ConnectRequest();
        request.AddQuery("a b", "x&y=ü?");
        request.AddQuery("gone", null);
        Assert.Equal("wss://h/p?a%20b=x%26y%3D%C3%BC%3F", request.WithQuery(new Uri("wss://h/p")).AbsoluteUri);
        Assert.Equal("wss://h/p?t=1&a%20b=x%26y%3D%C3%BC%3F", request.WithQuery(new Uri("wss://h/p?t=1")).AbsoluteUri);
        Assert.Equal("wss://h/p?t=1", new ConnectRequest().WithQuery(new Uri("wss://h/p?t=1")).AbsoluteUri);
    }

    [Fact]
    public void A_text_of_which_a_value_is_missing_is_none()
    {
        Assert.Equal("a1b", ConnectRequest.Text("a", "1", "b"));
        Assert.Null(ConnectRequest.Text("a", null, "b"));
    }

    [Fact]
    public async Task Headers_of_options_beat_those_of_the_protocol_and_neither_breaks_out_of_its_line()
    {
        var upgraded = new TaskCompletionSource<ScriptedPeer>();
        await using var server = new ScriptedServer(async peer =>
        {
            await peer.UpgradeAsync();
            upgraded.TrySetResult(peer);
        });
        var connector = new WebSocketConnector(new WebSocketOptions { Headers = new Dictionary<string, string> { ["X-A"] = "user" } });
        var request = new SocketRequest(server.Endpoint) { Headers = new Dictionary<string, string> { ["x-a"] = "protocol", ["X-B"] = "b" } };
        await using (await connector.ConnectAsync(request, CancellationToken.None).Within())
        {
            var peer = await upgraded.Task.Within();
            Assert.Equal(("user", "b"), (peer.Header("X-A"), peer.Header("X-B")));
        }

        var broken = new SocketRequest(server.Endpoint) { Headers = new Dictionary<string, string> { ["X-C"] = "secret\r\nX-B: 1" } };
        var refused = await Assert.ThrowsAsync<ArgumentException>(async () => await connector.ConnectAsync(broken, CancellationToken.None));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connector_that_knows_neither_headers_nor_sub_protocols_says_so()
    {
        ITransportConnector connector = new Plain();
        Assert.Null(await connector.ConnectAsync(new SocketRequest(new Uri("ws://h/")), CancellationToken.None));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await connector.ConnectAsync(new SocketRequest(new Uri("ws://h/")) { SubProtocols = ["a"] }, CancellationToken.None));
    }

    private sealed class Plain : ITransportConnector
    {
        public ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken) => new((ITransport)null!);
    }
}
