using Framewright.Client.Tests.Support;
using Framewright.Protocols;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Framewright.Client.Tests.Hosting;

/// <summary>The health check of a connection.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_live_connection_is_healthy_and_a_closed_one_is_not()
    {
        await using var scene = await BuildAsync();
        Assert.Equal((HealthStatus.Degraded, "Disconnected"), Summary(await CheckAsync(scene)));
        await scene.Host.StartAsync().Within();
        var live = await CheckAsync(scene);
        Assert.Equal((HealthStatus.Healthy, "Live"), Summary(live));
        Assert.Equal((0.0, 0), (live.Data["offlineSeconds"], ((string[])live.Data["restoring"]).Length));
        await scene.Host.StopAsync().Within();
        Assert.Equal((HealthStatus.Unhealthy, "Closed"), Summary(await CheckAsync(scene)));
    }

    [Fact]
    public async Task One_that_connects_for_too_long_is_unhealthy()
    {
        await using var scene = await BuildAsync(unhealthyAfter: TimeSpan.Zero);
        _ = scene.Client;
        Assert.Equal((HealthStatus.Unhealthy, "Disconnected"), Summary(await CheckAsync(scene)));
        await scene.Host.StartAsync().Within();
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(scene)).Status);
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task One_that_was_given_up_is_unhealthy_or_what_the_registration_says()
    {
        await using var scene = await BuildAsync(failureStatus: HealthStatus.Degraded, reconnect: ReconnectPolicy.Never);
        await scene.Host.StartAsync().Within();
        scene.Server.Faults.DropConnections();
        await scene.Client.Connection.WaitForStateAsync(ConnectionState.Lost).Within();
        Assert.Equal((HealthStatus.Degraded, "Lost"), Summary(await CheckAsync(scene)));
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task Streams_whose_subscriptions_are_not_back_are_named()
    {
        await using var scene = await BuildAsync();
        await scene.Host.StartAsync().Within();
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.Rooms[0].Id).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.Rooms[1].Id).Within();
        await using var other = await scene.Client.SubscribeToRoomsChangedAsync(scene.Client.UserId!).Within();
        Assert.Equal(3, scene.Client.Connection.Subscriptions.Count);
        Assert.Empty((string[])(await CheckAsync(scene)).Data["restoring"]);

        var connection = (RealtimeConnection<Ddp>)scene.Client.Connection;
        using (connection.Gate.Enter())
        {
            foreach (var subscriber in connection.Core.AllSubscribers().Where(subscriber => subscriber.Topic.Stream.Name == "RoomMessages")) subscriber.State = SubscriptionState.Restoring;
        }

        var restoring = await CheckAsync(scene);
        Assert.Equal(["RoomMessages × 2"], (string[])restoring.Data["restoring"]);
        Assert.DoesNotContain(scene.Rooms[0].Id, restoring.Description, StringComparison.Ordinal);
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task One_that_heals_is_degraded_until_that_lasts_too_long()
    {
        var policy = new ReconnectPolicy { InitialDelay = TimeSpan.FromHours(10), MaxDelay = TimeSpan.FromHours(20) };
        foreach (var (patience, status) in new[] { (TimeSpan.FromHours(1), HealthStatus.Degraded), (TimeSpan.Zero, HealthStatus.Unhealthy) })
        {
            await using var scene = await BuildAsync(patience, reconnect: policy);
            await scene.Host.StartAsync().Within();
            scene.Server.Faults.DropConnections();
            await scene.Client.Connection.WaitForStateAsync(ConnectionState.Healing).Within();
            Assert.Equal((status, "Healing"), Summary(await CheckAsync(scene)));
            await scene.Host.StopAsync().Within();
        }
    }

    private static Task<HostScene> BuildAsync(TimeSpan? unhealthyAfter = null, HealthStatus? failureStatus = null, ReconnectPolicy? reconnect = null) =>
        HostScene.BuildAsync(options => options.Configure = connection => connection with { Reconnect = reconnect ?? connection.Reconnect }, more: services => services.AddHealthChecks().AddRocketChat(unhealthyAfter: unhealthyAfter, failureStatus: failureStatus));

    private static async Task<HealthReportEntry> CheckAsync(HostScene scene) =>
        (await scene.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync().Within()).Entries["rocketchat"];

    private static (HealthStatus, object) Summary(HealthReportEntry entry) => (entry.Status, entry.Data["state"]);
}
