using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;

namespace Framewright.Testing.Tests.Support;

/// <summary>A plain socket that speaks as much DDP as the tests need; it knows nothing of Framewright.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket socket = new();
    private int lastId;

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    /// <summary>Whether the last received message came in more than one part.</summary>
    public int LastFragmentCount { get; private set; }

    public static async Task<TestClient> OpenAsync(RocketChatServer server)
    {
        var client = new TestClient();
        using var timeout = new CancellationTokenSource(Patience);
        await client.socket.ConnectAsync(server.WebSocketUri, timeout.Token);
        return client;
    }

    public static async Task<TestClient> ConnectAsync(RocketChatServer server)
    {
        var client = await OpenAsync(server);
        await client.SendAsync("""{"msg":"connect","version":"1","support":["1","pre2","pre1"]}""");
        // The streamer pings 30 ms after the accept, which a busy machine may take to send the handshake.
        JsonObject answer;
        do
            answer = await client.NextAsync();
        while ((string?)answer["msg"] == "ping");
        Assert.Equal("connected", (string?)answer["msg"]);
        return client;
    }

    /// <summary>Connected and logged in, with everything that came along read away.</summary>
    public static async Task<TestClient> LoginAsync(RocketChatServer server, TestUser user)
    {
        var client = await ConnectAsync(server);
        await client.CallAsync("login", new JsonObject { ["resume"] = user.PersonalAccessToken });
        return client;
    }

    public static JsonObject PasswordLogin(string username, string password) => new()
    {
        ["user"] = new JsonObject { ["username"] = username },
        ["password"] = new JsonObject { ["digest"] = Digest(password), ["algorithm"] = "sha-256" },
    };

    public async Task SendAsync(string text)
    {
        using var timeout = new CancellationTokenSource(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, timeout.Token);
    }

    public async Task SendBinaryAsync(byte[] bytes)
    {
        using var timeout = new CancellationTokenSource(Patience);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, timeout.Token);
    }

    public async Task<string?> NextTextAsync(TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        LastFragmentCount = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, timeout.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            LastFragmentCount++;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public async Task<JsonObject> NextAsync()
    {
        var text = await NextTextAsync();
        Assert.NotNull(text);
        return (JsonObject)JsonNode.Parse(text)!;
    }

    /// <summary>Sends a call and returns its two frames and all that came before the second of them.</summary>
    public async Task<CallTrace> CallAsync(string method, params JsonNode?[] parameters)
    {
        var id = await StartCallAsync(method, parameters);
        var frames = new List<JsonObject>();
        while (!frames.Any(frame => IsResult(frame, id)) || !frames.Any(frame => IsUpdated(frame, id)))
            frames.Add(await NextAsync());
        return new CallTrace(frames, frames.Single(frame => IsResult(frame, id)));
    }

    public async Task<string> StartCallAsync(string method, params JsonNode?[] parameters)
    {
        var id = $"m{++lastId}";
        await SendAsync(new JsonObject { ["msg"] = "method", ["id"] = id, ["method"] = method, ["params"] = new JsonArray(parameters) }.ToJsonString());
        return id;
    }

    /// <summary>Reads until the call was answered, which must be without an error.</summary>
    public async Task ExpectResultAsync(string id)
    {
        JsonObject frame;
        do
            frame = await NextAsync();
        while (!IsResult(frame, id));
        Assert.False(frame.ContainsKey("error"), frame.ToJsonString());
    }

    /// <summary>Subscribes with the legacy second parameter and returns the answer.</summary>
    public async Task<JsonObject> SubscribeAsync(string id, string stream, params JsonNode?[] parameters)
    {
        await SendAsync(new JsonObject { ["msg"] = "sub", ["id"] = id, ["name"] = stream, ["params"] = new JsonArray(parameters) }.ToJsonString());
        return await NextAsync();
    }

    /// <summary>Proves that nothing else was on its way: the next frame is the answer to this ping.</summary>
    public async Task ExpectQuietAsync()
    {
        var id = $"quiet{++lastId}";
        await SendAsync($$"""{"msg":"ping","id":"{{id}}"}""");
        Assert.Equal($$"""{"msg":"pong","id":"{{id}}"}""", await NextTextAsync());
    }

    /// <summary>Reads until the server's close; anything before it is returned.</summary>
    public async Task<IReadOnlyList<string>> ReadToCloseAsync()
    {
        var before = new List<string>();
        while (await NextTextAsync() is { } text)
            before.Add(text);
        return before;
    }

    /// <summary>Reads until the socket breaks without a closing handshake.</summary>
    public async Task ExpectDropAsync() =>
        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            while (await NextTextAsync() is not null)
            {
                // frames sent before the drop may still be readable
            }
        });

    public async Task CloseAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Digest(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));

    private static bool IsResult(JsonObject frame, string id) => (string?)frame["msg"] == "result" && (string?)frame["id"] == id;

    private static bool IsUpdated(JsonObject frame, string id) =>
        (string?)frame["msg"] == "updated" && frame["methods"]!.AsArray().Any(method => (string?)method == id);
}
