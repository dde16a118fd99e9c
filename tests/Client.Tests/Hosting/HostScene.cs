using Framewright.Client.Tests.Support;
using Framewright.Hosting;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framewright.Client.Tests.Hosting;

/// <summary>A server, and a hosted application with a client of it.</summary>
internal sealed class HostScene : IAsyncDisposable
{
    private HostScene(RocketChatServer server, Action<RocketChatHostOptions>? configure, Action<IServiceCollection>? more)
    {
        Server = server;
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddRocketChat(options =>
        {
            options.Server = server.WebSocketUri;
            options.Username = "alice";
            options.Password = "secret";
            configure?.Invoke(options);
        });
        more?.Invoke(builder.Services);
        Host = builder.Build();
    }

    public RocketChatServer Server { get; }

    public IReadOnlyList<TestRoom> Rooms => Server.Rooms;

    public IHost Host { get; }

    public LogCapture Log { get; } = new();

    public RocketChatClient Client => Host.Services.GetRequiredService<RocketChatClient>();

    public static async Task<HostScene> BuildAsync(Action<RocketChatHostOptions>? configure = null, Action<IServiceCollection>? more = null)
    {
        var server = await RocketChatServer.StartAsync().Within();
        var alice = server.AddUser("alice");
        server.AddRoom("general", alice);
        server.AddRoom("random", alice);
        return new HostScene(server, configure, more);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)Host).DisposeAsync();
        await Server.DisposeAsync().Within();
    }
}
