using Framewright.Client.Tests.Support;
using Framewright.Hosting;
using Framewright.RocketChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Framewright.Client.Tests.Hosting;

/// <summary>A client in a hosted application.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task A_client_is_live_when_the_host_has_started_and_closed_when_it_has_stopped()
    {
        await using var scene = await HostScene.BuildAsync();
        await scene.Host.StartAsync().Within();
        var client = scene.Client;
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        Assert.Same(client, scene.Host.Services.GetRequiredService<IRocketChatClient>());
        Assert.Equal(2, (await client.GetRoomsAsync().Within()).Count);
        Assert.Contains("Live", scene.Log.Text, StringComparison.Ordinal);

        await scene.Host.StopAsync().Within();
        Assert.Equal(ConnectionState.Closed, client.Connection.State);
    }

    [Fact]
    public async Task Credentials_come_from_a_source_that_knows_the_services()
    {
        var asked = 0;
        await using var scene = await HostScene.BuildAsync(
            options =>
            {
                options.Password = null;
                options.Credentials = (services, _) =>
                {
                    asked++;
                    return ValueTask.FromResult(RocketChatCredentials.Password("alice", services.GetRequiredService<Vault>().Password));
                };
            },
            services => services.AddSingleton(new Vault("secret")));
        await scene.Host.StartAsync().Within();
        Assert.Equal((1, ConnectionState.Live), (asked, scene.Client.Connection.State));
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task Settings_of_the_connection_can_be_changed()
    {
        RealtimeOptions? seen = null;
        await using var scene = await HostScene.BuildAsync(options =>
        {
            options.Name = "bot";
            options.Configure = connection => seen = connection with { MaxPendingCalls = 3 };
        });
        await scene.Host.StartAsync().Within();
        Assert.Equal(("bot", 3), (seen!.Name, seen.MaxPendingCalls));
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task A_client_that_cannot_connect_fails_the_start()
    {
        await using var scene = await HostScene.BuildAsync(options => options.Password = "wrong-password-value");
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => scene.Host.StartAsync().Within());
        Assert.DoesNotContain("wrong-password-value", error.ToString(), StringComparison.Ordinal);
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task One_that_connects_beside_the_start_logs_what_keeps_it_from_that()
    {
        await using var scene = await HostScene.BuildAsync(options => (options.Password, options.WaitsForConnection) = ("wrong-password-value", false));
        await scene.Host.StartAsync().Within();
        await Bounded.UntilAsync(() => scene.Log.Text.Contains("The client could not connect", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong-password-value", scene.Log.Text, StringComparison.Ordinal);
        await scene.Host.StopAsync().Within();
        Assert.Equal(ConnectionState.Closed, scene.Client.Connection.State);
    }

    [Fact]
    public async Task A_stop_gives_up_an_attempt_beside_the_start()
    {
        await using var scene = await HostScene.BuildAsync(options =>
        {
            options.WaitsForConnection = false;
            options.Password = null;
            options.Credentials = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("never");
            };
        });
        await scene.Host.StartAsync().Within();
        await Bounded.UntilAsync(() => scene.Client.Connection.State == ConnectionState.Authenticating);
        await scene.Host.StopAsync().Within();
        Assert.Equal(ConnectionState.Closed, scene.Client.Connection.State);
        Assert.DoesNotContain("The client could not connect", scene.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server", null, "alice", "planted", null)]
    [InlineData("Server", "chat.example", "alice", "planted", null)]
    [InlineData("Server", "ftp://chat.example", "alice", "planted", null)]
    [InlineData("Password, Token or Credentials", "https://chat.example", "alice", null, null)]
    [InlineData("only one", "https://chat.example", "alice", "planted", "planted")]
    [InlineData("Username", "https://chat.example", null, "planted", null)]
    public async Task What_is_missing_fails_the_start_by_its_name(string said, string? server, string? user, string? password, string? token)
    {
        await using var scene = await HostScene.BuildAsync(options =>
            (options.Server, options.Username, options.Password, options.Token) = (server is null ? null : new Uri(server, UriKind.RelativeOrAbsolute), user, password, token));
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => scene.Host.StartAsync().Within());
        Assert.Contains(said, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_say_who_and_where_and_no_secret()
    {
        var options = new RocketChatHostOptions { Server = new Uri("https://me:planted@chat.example/planted?token=planted"), Username = "alice", Password = "planted", Token = "planted" };
        Assert.Equal("RocketChatHostOptions { server https://chat.example:443, user alice, several kinds of credentials }", options.ToString());
        Assert.Equal("RocketChatHostOptions { server not set, user unnamed, no credentials }", new RocketChatHostOptions().ToString());
    }

    private sealed record Vault(string Password);
}
