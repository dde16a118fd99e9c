using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;

namespace Framewright.Testing.Tests.Support;

/// <summary>Requests to the HTTP side of a server, as one user or as nobody.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient http;

    public RestClient(RocketChatServer server, TestUser? user = null, string? token = null)
    {
        http = new HttpClient { BaseAddress = new Uri(server.HttpUri, "api/v1/"), Timeout = TimeSpan.FromSeconds(10) };
        if (user is null)
            return;
        http.DefaultRequestHeaders.Add("X-User-Id", user.Id);
        http.DefaultRequestHeaders.Add("X-Auth-Token", token ?? user.PersonalAccessToken);
    }

    public HttpRequestHeaders Headers => http.DefaultRequestHeaders;

    public HttpResponseMessage? Last { get; private set; }

    public HttpStatusCode Status => Last!.StatusCode;

    public async Task<JsonObject> GetAsync(string route) => await ReadAsync(await http.GetAsync(new Uri(route, UriKind.Relative)));

    public async Task<JsonObject> PostAsync(string route, JsonObject body) => await ReadAsync(await http.PostAsJsonAsync(route, body));

    public async Task<JsonObject> PostAsync(string route, HttpContent body) => await ReadAsync(await http.PostAsync(new Uri(route, UriKind.Relative), body));

    public async Task<HttpResponseMessage> FetchAsync(string path) => Last = await http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonObject> CallAsync(string method, params JsonNode?[] parameters)
    {
        var frame = new JsonObject { ["msg"] = "method", ["id"] = "1", ["method"] = method, ["params"] = new JsonArray(parameters) };
        return await PostAsync("method.call/" + method.Replace('/', ':'), new JsonObject { ["message"] = frame.ToJsonString() });
    }

    public void Dispose()
    {
        Last?.Dispose();
        http.Dispose();
    }

    private async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        Last?.Dispose();
        Last = response;
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
