using Framewright.RocketChat;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Support;

/// <summary>A server with some users and rooms, and Alice's client connected to it over a real socket.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private RocketChatClient? client;

    private Scene(RocketChatServer server)
    {
        Server = server;
        Alice = server.AddUser("alice");
        Bob = server.AddUser("bob");
        General = server.AddRoom("general", Alice, Bob);
        Random = server.AddRoom("random", Alice, Bob);
        Secret = server.AddRoom("secret", RoomKind.PrivateGroup, null, Bob);
    }

    public RocketChatServer Server { get; }

    /// <summary>Who the client is.</summary>
    public TestUser Alice { get; }

    public TestUser Bob { get; }

    public TestRoom General { get; }

    public TestRoom Random { get; }

    /// <summary>A room that Alice may not enter.</summary>
    public TestRoom Secret { get; }

    public RocketChatClient Client => client ?? throw new InvalidOperationException("Nobody is connected yet.");

    /// <summary>The server's end of the client's present socket.</summary>
    public ServerConnection Socket => Server.Connections.Latest;

    /// <summary>A server alone.</summary>
    public static async Task<Scene> ServeAsync(RocketChatServerOptions? options = null) => new(await RocketChatServer.StartAsync(options).Within());

    /// <summary>A server, and Alice logged in with her token.</summary>
    public static async Task<Scene> OpenAsync(RocketChatServerOptions? options = null, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var scene = await ServeAsync(options);
        try
        {
            await scene.ConnectAsync(configure);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects. What breaks stays broken, unless the options say otherwise: tests of healing do.</summary>
    public async Task ConnectAsync(Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        RealtimeOptions Configure(RealtimeOptions options)
        {
            options = options with { Reconnect = ReconnectPolicy.Never };
            return configure?.Invoke(options) ?? options;
        }

        client = await RocketChatClient.ResumeAsync(Server.WebSocketUri, Alice.Username, Alice.PersonalAccessToken, Configure).Within();
    }

    public TestMessage Say(string text, TestRoom? room = null, string? threadId = null) => Server.Post(room ?? General, Bob, text, threadId);

    public async ValueTask DisposeAsync()
    {
        if (client is not null) await client.DisposeAsync().Within();
        await Server.DisposeAsync().Within();
    }
}
