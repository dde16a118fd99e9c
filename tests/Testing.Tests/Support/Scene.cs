using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;

namespace Framewright.Testing.Tests.Support;

/// <summary>A server with two users in one room, both connected.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(RocketChatServer server)
    {
        Server = server;
        Alice = server.AddUser("alice");
        Bob = server.AddUser("bob");
        Carol = server.AddUser("carol");
        Room = server.AddRoom("general", Alice, Bob);
    }

    public RocketChatServer Server { get; }

    public TestUser Alice { get; }

    public TestUser Bob { get; }

    /// <summary>Not a member.</summary>
    public TestUser Carol { get; }

    public TestRoom Room { get; }

    public TestClient AliceClient { get; private set; } = null!;

    public TestClient BobClient { get; private set; } = null!;

    public static async Task<Scene> OpenAsync(RocketChatServerOptions? options = null)
    {
        var scene = new Scene(await RocketChatServer.StartAsync(options));
        scene.AliceClient = await TestClient.LoginAsync(scene.Server, scene.Alice);
        scene.BobClient = await TestClient.LoginAsync(scene.Server, scene.Bob);
        return scene;
    }

    public JsonObject Draft(string text, string? id = null)
    {
        var draft = new JsonObject();
        if (id is not null)
            draft["_id"] = id;
        draft["rid"] = Room.Id;
        draft["msg"] = text;
        return draft;
    }

    public async ValueTask DisposeAsync()
    {
        await AliceClient.DisposeAsync();
        await BobClient.DisposeAsync();
        await Server.DisposeAsync();
    }
}
