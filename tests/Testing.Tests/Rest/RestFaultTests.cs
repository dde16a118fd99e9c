using System.Net;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Rest;

public sealed class RestFaultTests
{
    [Fact]
    public async Task Too_many_requests_are_told_with_headers()
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(new() { RestLimit = new(2, TimeSpan.FromSeconds(60)), TimeProvider = time });
        var alice = server.AddUser("alice");
        var bob = server.AddUser("bob");
        using var rest = new RestClient(server, alice);
        using var other = new RestClient(server, bob);

        await rest.GetAsync("me");
        Assert.Equal(("2", "1"), (Header(rest, "X-RateLimit-Limit"), Header(rest, "X-RateLimit-Remaining")));
        await rest.GetAsync("me");
        time.Advance(TimeSpan.FromSeconds(20));
        var refused = await rest.GetAsync("me");
        Assert.Equal((HttpStatusCode.TooManyRequests, false), (rest.Status, (bool)refused["success"]!));
        Assert.Contains("wait 40 seconds", (string?)refused["error"], StringComparison.Ordinal);
        Assert.Equal(time.GetUtcNow().AddSeconds(40).ToUnixTimeMilliseconds(), long.Parse(Header(rest, "X-RateLimit-Reset")!, System.Globalization.CultureInfo.InvariantCulture));
        await other.GetAsync("me");
        Assert.Equal(HttpStatusCode.OK, other.Status);
        time.Advance(TimeSpan.FromSeconds(40));
        await rest.GetAsync("me");
        Assert.Equal(HttpStatusCode.OK, rest.Status);
    }

    [Fact]
    public async Task Faults_know_a_route_by_its_name()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        JsonObject Post(string text) => new() { ["roomId"] = scene.Room.Id, ["text"] = text };

        scene.Server.Faults.FailCalls("chat.postMessage", new DdpError("error-app-prevented", "An app said no", new JsonObject { ["app"] = 1 }));
        Assert.Equal("""{"success":false,"error":"An app said no [error-app-prevented]","errorType":"error-app-prevented","details":{"app":1}}""", (await rest.PostAsync("chat.postMessage", Post("a"))).ToJsonString());
        scene.Server.Faults.DropBeforeHandling("chat.postMessage");
        await Assert.ThrowsAsync<HttpRequestException>(() => rest.PostAsync("chat.postMessage", Post("b")));
        scene.Server.Faults.DropBeforeReply("chat.postMessage");
        await Assert.ThrowsAsync<HttpRequestException>(() => rest.PostAsync("chat.postMessage", Post("c")));
        scene.Server.Faults.RefuseRequests(1, 503, TimeSpan.FromSeconds(7));
        using var refused = await rest.FetchAsync("me");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(7)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));

        Assert.Equal(["c"], scene.Room.Messages.Select(message => message.Text));
        Assert.Equal("/api/v1/me", (await scene.Server.WaitForRequestAsync(request => request.Verb == "GET")).Path);
        Assert.Equal(4, scene.Server.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_is_never_answered_does_not_keep_the_server_from_stopping()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        scene.Server.Faults.SwallowReplies("me");
        var asking = rest.GetAsync("me");
        await scene.Server.WaitForRequestAsync(request => request.Path.EndsWith("/me", StringComparison.Ordinal));

        await scene.Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<HttpRequestException>(() => asking);
    }

    [Theory]
    [InlineData("nothing.here", HttpStatusCode.NotFound)]
    [InlineData("chat.getMessage", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_said_to_be_so(string route, HttpStatusCode status)
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        Assert.False((bool)(await rest.GetAsync(route))["success"]!);

        Assert.Equal(status, rest.Status);
    }

    [Fact]
    public async Task Bodies_that_are_no_objects_are_refused()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        foreach (var body in new[] { "[1]", "{", "nonsense" })
        {
            using var content = new StringContent(body);
            Assert.Equal("invalid-params", (string?)(await rest.PostAsync("chat.postMessage", content))["errorType"]);
        }
    }

    private static string? Header(RestClient rest, string name) => rest.Last!.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
