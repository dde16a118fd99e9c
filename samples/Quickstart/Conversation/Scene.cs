using Framewright.Testing.RocketChat;

namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>A server inside this process, with two users and two rooms.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Password = "correct horse";

    private Scene(RocketChatServer server)
    {
        Server = server;
        Alice = server.AddUser("alice", Password);
        Bob = server.AddUser("bob", Password);
        General = server.AddRoom("general", Alice, Bob);
        Firehose = server.AddRoom("firehose", Alice);
    }

    public RocketChatServer Server { get; }

    public TestUser Alice { get; }

    public TestUser Bob { get; }

    /// <summary>Where the two talk.</summary>
    public TestRoom General { get; }

    /// <summary>Where a burst of messages comes from; only Alice is there.</summary>
    public TestRoom Firehose { get; }

    public static async Task<Scene> StartAsync(CancellationToken cancellationToken) =>
        new(await RocketChatServer.StartAsync(new RocketChatServerOptions { RecordFrames = false }, cancellationToken));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
