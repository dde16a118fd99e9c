using System.Net;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Versions;

namespace Framewright.Client.Tests.RocketChat.Server;

/// <summary>Which version the server is of, asked beside the login.</summary>
public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("""{"version":"8.3","success":true}""", "8.3")]
    [InlineData("""{"info":{"version":"7.2.1-rc.0"},"success":true}""", "7.2.1")]
    [InlineData("""{"version":"8.3","info":{"version":"8.3.2"}}""", "8.3")]
    public async Task The_version_is_known_when_the_client_is_live(string info, string expected)
    {
        var stub = new HttpStub((_, _) => HttpStub.Json(info));
        await using var scene = await Scene.OpenAsync(configure: options => options with { HttpClient = new HttpClient(stub) });

        Assert.Equal(ServiceVersion.Parse(expected), scene.Client.Connection.ServiceVersion);
        Assert.Equal($"GET http://127.0.0.1:{scene.Server.WebSocketUri.Port}/api/info", Assert.Single(stub.Asked));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "")]
    [InlineData(HttpStatusCode.OK, "<html>welcome</html>")]
    [InlineData(HttpStatusCode.OK, """{"success":true}""")]
    [InlineData(HttpStatusCode.OK, """{"version":null}""")]
    [InlineData(HttpStatusCode.OK, """{"version":""}""")]
    public async Task A_server_that_gives_none_is_of_an_unknown_version(HttpStatusCode status, string answer)
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { HttpClient = HttpStub.Always(() => HttpStub.Json(answer, status)) });

        Assert.Null(scene.Client.Connection.ServiceVersion);
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Fact]
    public async Task A_server_that_is_reached_by_its_socket_alone_is_of_an_unknown_version()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { HttpClient = HttpStub.Always(() => throw new HttpRequestException("no way")) });

        Assert.Null(scene.Client.Connection.ServiceVersion);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_ends_in_an_error_that_says_what_to_do()
    {
        await using var scene = await Scene.ServeAsync();

        var error = await Assert.ThrowsAsync<ServerVersionException>(() => scene.ConnectAsync(options => options with { HttpClient = HttpStub.Always(() => HttpStub.Json("""{"version":"next"}""")) }));

        Assert.Equal("next", error.Text);
        Assert.Contains("'next'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Name the version in RealtimeOptions.ServiceVersion", error.Message, StringComparison.Ordinal);
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Fact]
    public async Task A_server_whose_version_is_named_is_not_asked()
    {
        var stub = new HttpStub((_, _) => HttpStub.Json("""{"version":"next"}"""));
        await using var scene = await Scene.OpenAsync(configure: options => options with { ServiceVersion = ServiceVersion.Parse("7.2"), HttpClient = new HttpClient(stub) });

        Assert.Equal(ServiceVersion.Parse("7.2"), scene.Client.Connection.ServiceVersion);
        Assert.Empty(stub.Asked);
    }

    [Fact]
    public async Task A_login_that_is_refused_waits_for_no_version()
    {
        var isGivenUp = new TaskCompletionSource();
        await using var scene = await Scene.ServeAsync();
        using var never = new HttpClient(new Silence(isGivenUp));

        await Assert.ThrowsAsync<AuthenticationException>(() => RocketChatClient.StartAsync(scene.Server.WebSocketUri, "alice", "wrong", options => options with { HttpClient = never }).Within());

        await isGivenUp.Task.Within();
    }

    [Theory]
    [InlineData("https://chat.example.com", "wss://chat.example.com/websocket", "https://chat.example.com/")]
    [InlineData("http://chat.example.com:3000/", "ws://chat.example.com:3000/websocket", "http://chat.example.com:3000/")]
    [InlineData("wss://chat.example.com/team/websocket", "wss://chat.example.com/team/websocket", "https://chat.example.com/team")]
    [InlineData("https://chat.example.com/team/", "wss://chat.example.com/team/websocket", "https://chat.example.com/team")]
    public void A_server_has_two_addresses(string server, string socket, string http)
    {
        Assert.Equal(new Uri(socket), RocketChatEndpoint.Of(new Uri(server)));
        Assert.Equal(new Uri(http), RocketChatEndpoint.HttpOf(new Uri(server)));
    }

    /// <summary>Never answers, and tells when it is no longer waited for.</summary>
    private sealed class Silence(TaskCompletionSource isGivenUp) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                isGivenUp.SetResult();
            }

            throw new InvalidOperationException("never");
        }
    }
}
