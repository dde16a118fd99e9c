using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Server;

/// <summary>Methods of the realtime api that are called over HTTP, where they are JSON in a string.</summary>
public sealed class MethodCallTests
{
    [Fact]
    public async Task A_call_and_its_answer_are_encoded_twice()
    {
        var stub = new HttpStub((request, body) =>
        {
            if (request.Method == HttpMethod.Get) return HttpStub.Json("{}");
            Assert.Equal("/api/v1/method.call/rooms%3Aget", request.RequestUri!.AbsolutePath);
            Assert.NotNull(HttpStub.Header(request, "X-User-Id"));
            Assert.NotNull(HttpStub.Header(request, "X-Auth-Token"));
            var frame = JsonNode.Parse((string)JsonNode.Parse(body)!["message"]!)!;
            Assert.Equal("""{"msg":"method","id":"1","method":"rooms/get","params":[{"$date":7},"a \"quote\""]}""", frame.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
            return Answer("""{"msg":"result","id":"1","result":{"update":["ä"],"remove":[]}}""");
        });
        await using var scene = await Scene.OpenAsync(configure: options => options with { HttpClient = new HttpClient(stub) });

        var result = await scene.Client.CallMethodOverHttpAsync("rooms/get", JsonElement.Parse("""[{"$date":7},"a \"quote\""]""")).Within();

        Assert.Equal("ä", result.GetProperty("update")[0].GetString());
    }

    [Fact]
    public async Task A_method_that_gives_nothing_back_has_no_result()
    {
        await using var scene = await OpenAsync(() => Answer("""{"msg":"result","id":"1"}"""));

        Assert.Equal(JsonValueKind.Undefined, (await CallAsync(scene)).ValueKind);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(400, false)]
    public async Task An_error_inside_of_the_answer_is_the_same_as_over_the_socket(int status, bool success)
    {
        await using var scene = await OpenAsync(() => Answer(
            """{"msg":"result","id":"1","error":{"isClientSafe":true,"error":"error-not-allowed","reason":"Not allowed","message":"Not allowed [error-not-allowed]","details":{"method":"m"},"errorType":"Meteor.Error"}}""",
            (HttpStatusCode)status,
            success));

        var error = await Assert.ThrowsAsync<CallException>(() => CallAsync(scene));

        Assert.Equal(("error-not-allowed", "Not allowed", CallOutcome.Rejected), (error.Code, error.Reason, error.Outcome));
        Assert.Contains("\"method\":\"m\"", error.Error.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_a_code_too_and_a_rate_says_how_long_to_wait()
    {
        var answers = new Queue<string>(
        [
            """{"msg":"result","id":"1","error":{"error":404,"reason":"Method 'm' not found"}}""",
            """{"msg":"result","id":"1","error":{"error":"too-many-requests","details":{"timeToReset":2500}}}""",
        ]);
        await using var scene = await OpenAsync(() => Answer(answers.Dequeue()));

        Assert.Equal("404", (await Assert.ThrowsAsync<CallException>(() => CallAsync(scene))).Code);
        var limited = await Assert.ThrowsAsync<CallException>(() => CallAsync(scene));
        Assert.Equal((TimeSpan.FromSeconds(2.5), true), (limited.RetryAfter, limited.IsTransient));
    }

    [Fact]
    public async Task A_rate_of_the_http_side_says_how_long_to_wait()
    {
        await using var scene = await OpenAsync(() =>
        {
            var answer = HttpStub.Json("""{"success":false,"error":"Error, too many requests. Please slow down. [error-too-many-requests]","errorType":"error-too-many-requests"}""", HttpStatusCode.TooManyRequests);
            answer.Headers.Add("x-ratelimit-reset", DateTimeOffset.UtcNow.AddSeconds(30).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            return answer;
        });

        var error = await Assert.ThrowsAsync<CallException>(() => CallAsync(scene));

        Assert.Equal(("error-too-many-requests", HttpStatusCode.TooManyRequests, true), (error.Code, error.StatusCode, error.IsTransient));
        Assert.InRange(error.RetryAfter!.Value, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("""{"success":true,"message":"<html>"}""")]
    [InlineData("""{"success":true,"message":"{\"result\":"}""")]
    [InlineData("""{"success":true,"message":7}""")]
    public async Task What_is_no_answer_is_an_error_or_nothing(string answer)
    {
        await using var scene = await OpenAsync(() => HttpStub.Json(answer));
        var call = CallAsync(scene);
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.True(call.IsFaulted ? call.Exception!.InnerException is FrameFormatException : (await call).ValueKind == JsonValueKind.Undefined);
    }

    [Fact]
    public async Task Parameters_are_an_array()
    {
        await using var scene = await OpenAsync(() => throw new InvalidOperationException("Nothing is to be sent."));

        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.CallMethodOverHttpAsync("m", JsonElement.Parse("{}")).Within());
    }

    private static Task<Scene> OpenAsync(Func<HttpResponseMessage> answer)
    {
        var stub = new HttpStub((request, _) => request.Method == HttpMethod.Get ? HttpStub.Json("{}") : answer());
        return Scene.OpenAsync(configure: options => options with { HttpClient = new HttpClient(stub) });
    }

    private static Task<JsonElement> CallAsync(Scene scene) => scene.Client.CallMethodOverHttpAsync("m", JsonElement.Parse("[]")).Within();

    private static HttpResponseMessage Answer(string message, HttpStatusCode status = HttpStatusCode.OK, bool success = true) =>
        HttpStub.Json(new JsonObject { ["message"] = message, ["success"] = success }.ToJsonString(), status);
}
