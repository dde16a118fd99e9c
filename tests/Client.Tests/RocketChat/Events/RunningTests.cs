using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Events;

/// <summary>A client that runs together with what is done with it.</summary>
public sealed class RunningTests
{
    [Fact]
    public async Task It_runs_until_the_task_ends()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene);
        var seen = ConnectionState.Disconnected;

        await client.RunAsync(_ =>
        {
            seen = client.Connection.State;
            return Task.CompletedTask;
        }).Within();

        Assert.Equal((ConnectionState.Live, ConnectionState.Closed), (seen, client.Connection.State));
    }

    [Fact]
    public async Task It_runs_for_ever_when_there_is_no_task_until_it_is_told_to_end()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene);
        using var stop = new CancellationTokenSource();

        var running = client.RunAsync(cancellationToken: stop.Token);
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        await stop.CancelAsync();

        await running.Within();
        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task What_the_task_throws_reaches_the_caller_and_the_client_is_closed()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene);

        await Assert.ThrowsAsync<InvalidDataException>(() => client.RunAsync(_ => throw new InvalidDataException()).Within());

        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task A_connection_that_is_given_up_ends_the_task_and_says_why()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene, options => options with { Reconnect = ReconnectPolicy.Never });
        var isCancelled = false;

        var running = client.RunAsync(async cancellationToken =>
        {
            scene.Socket.Abort();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                isCancelled = true;
                throw;
            }
        });

        await Assert.ThrowsAsync<ConnectionLostException>(() => running.Within());
        Assert.True(isCancelled);
        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task A_break_that_heals_is_no_end()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene);

        await client.RunAsync(async token =>
        {
            scene.Socket.Abort();
            await client.Connection.WaitForStateAsync(ConnectionState.Healing, token);
            await client.Connection.WaitForStateAsync(ConnectionState.Live, token);
        }).Within();

        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task A_client_that_cannot_connect_says_why_and_is_closed()
    {
        await using var scene = await Scene.ServeAsync();
        var client = new RocketChatClient(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri }, _ => ValueTask.FromResult(RocketChatCredentials.Password("alice", "wrong")));

        await Assert.ThrowsAsync<AuthenticationException>(() => client.RunAsync(_ => Task.CompletedTask).Within());

        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task A_client_that_somebody_closes_ends_in_order()
    {
        await using var scene = await Scene.ServeAsync();
        var client = Client(scene);

        var running = client.RunAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();
        await client.DisposeAsync();

        await running.Within();
    }

    private static RocketChatClient Client(Scene scene, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var options = new RealtimeOptions { Endpoint = scene.Server.WebSocketUri };
        return new RocketChatClient(configure?.Invoke(options) ?? options, _ => ValueTask.FromResult(RocketChatCredentials.Token(scene.Alice.PersonalAccessToken)));
    }
}
