using Framewright.Client.Tests.Support;
using Framewright.Protocols;
using Framewright.RocketChat;
using Framewright.Session;
using Framewright.Testing.Faults;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Faults;

/// <summary>A server with a proxy before it that breaks the next connections as it is told.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    /// <summary>What a connection has in use when nothing is under way.</summary>
    public static readonly SessionInventory Baseline = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private readonly Queue<FaultPlan> plans = new();

    private FaultScene(RocketChatServer server)
    {
        Server = server;
        Alice = server.AddUser("alice");
        Bob = server.AddUser("bob");
        General = server.AddRoom("general", Alice, Bob);
        Proxy = FaultProxy.Start(server.WebSocketUri, _ => NextPlan());
    }

    public RocketChatServer Server { get; }

    public FaultProxy Proxy { get; }

    /// <summary>Who the clients are.</summary>
    public TestUser Alice { get; }

    public TestUser Bob { get; }

    public TestRoom General { get; }

    public static async Task<FaultScene> OpenAsync(RocketChatServerOptions? options = null) =>
        new(await RocketChatServer.StartAsync(options ?? new RocketChatServerOptions { RecordFrames = false }).Within());

    /// <summary>What happens to the next connections, in order; further ones go through as they are.</summary>
    public void Plan(params FaultPlan[] next)
    {
        lock (plans)
        {
            plans.Clear();
            foreach (var plan in next) plans.Enqueue(plan);
        }
    }

    /// <summary>A client that is not connected yet, goes through the proxy, and does not heal unless it is told to.</summary>
    public RocketChatClient NewClient(Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var options = new RealtimeOptions { Endpoint = Proxy.Address, Reconnect = ReconnectPolicy.Never };
        return new RocketChatClient(configure?.Invoke(options) ?? options, _ => ValueTask.FromResult(RocketChatCredentials.Token(Alice.PersonalAccessToken))) { Username = Alice.Username };
    }

    /// <summary>Heals at once, from the first attempt on.</summary>
    public static RealtimeOptions Healing(RealtimeOptions options) => options with
    {
        Reconnect = new ReconnectPolicy { InitialDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(3), RetriesFirstConnect = true },
    };

    public static SessionInventory InventoryOf(RocketChatClient client) => ((RealtimeConnection<Ddp>)client.Connection).Inventory;

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync().Within();
        await Server.DisposeAsync().Within();
    }

    private FaultPlan NextPlan()
    {
        lock (plans) return plans.TryDequeue(out var plan) ? plan : FaultPlan.None;
    }
}
