using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class WebSocketOptionsTests
{
    public static TheoryData<string, WebSocketOptions> Invalid => new()
    {
        { "MaxFrameSize", new WebSocketOptions { MaxFrameSize = 4095 } },
        { "MaxDiscardedSize", new WebSocketOptions { MaxDiscardedSize = 1024 } },
        { "ReceiveBufferSize", new WebSocketOptions { ReceiveBufferSize = 0 } },
        { "HandshakeTimeout", new WebSocketOptions { HandshakeTimeout = TimeSpan.Zero } },
        { "CloseTimeout", new WebSocketOptions { CloseTimeout = Timeout.InfiniteTimeSpan } },
        { "headers", new WebSocketOptions { Headers = new Dictionary<string, string> { ["X-A"] = "hidden\r\nX-B: 1" } } },
        { "headers", new WebSocketOptions { Headers = new Dictionary<string, string> { ["X A"] = "hidden" } } },
        { "headers", new WebSocketOptions { Headers = new Dictionary<string, string> { ["sec-websocket-key"] = "hidden" } } },
        { "subProtocols", new WebSocketOptions { SubProtocols = ["a b"] } },
        { "subProtocols", new WebSocketOptions { SubProtocols = ["a", "a"] } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void A_bad_value_is_named_when_the_connector_is_made_and_shows_no_secret(string name, WebSocketOptions options)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new WebSocketConnector(options));

        Assert.Equal(name, error.ParamName);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_in_the_documentation()
    {
        var options = new WebSocketOptions();

        Assert.Equal(16 * 1024 * 1024, options.MaxFrameSize);
        Assert.Equal(256L * 1024 * 1024, options.MaxDiscardedSize);
        Assert.Equal(256 * 1024, options.ReceiveBufferSize);
        Assert.Equal(TimeSpan.FromSeconds(15), options.HandshakeTimeout);
        Assert.Equal(TimeSpan.FromSeconds(2), options.CloseTimeout);
        Assert.True(options.UseFrameworkReader);
        Assert.False(options.AcceptCompression);
    }

    [Theory]
    [InlineData("wss://user:pw@host.example/a/b?token=1#x", "wss://host.example:443/a/b")]
    [InlineData("ws://[::1]:81/", "ws://[::1]:81/")]
    public void An_endpoint_is_shown_without_what_may_be_secret(string endpoint, string shown) =>
        Assert.Equal(shown, EndpointText.Of(new Uri(endpoint)));
}
