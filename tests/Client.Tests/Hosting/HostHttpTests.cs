using System.Collections.Concurrent;
using Framewright.Client.Tests.Support;
using Framewright.Hosting;
using Framewright.Versions;
using Microsoft.Extensions.DependencyInjection;

namespace Framewright.Client.Tests.Hosting;

/// <summary>What a hosted client asks over HTTP, and by whose means; and who is asked for codes.</summary>
public sealed class HostHttpTests
{
    [Fact]
    public async Task Calls_over_http_go_by_the_applications_http_clients()
    {
        var stubs = new ConcurrentQueue<HttpStub>();
        await using var scene = await HostScene.BuildAsync(more: services => services
            .AddHttpClient(RocketChatHostOptions.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var stub = new HttpStub((_, _) => HttpStub.Json("""{"version":"8.2"}"""));
                stubs.Enqueue(stub);
                return stub;
            }));
        await scene.Host.StartAsync().Within();

        Assert.Equal(ServiceVersion.Parse("8.2"), scene.Client.Connection.ServiceVersion);
        Assert.Contains("/api/info", Assert.Single(Assert.Single(stubs).Asked), StringComparison.Ordinal);
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task Without_any_the_connection_has_its_own()
    {
        RealtimeOptions? seen = null;
        await using var scene = await HostScene.BuildAsync(options => options.Configure = connection => seen = connection);
        await scene.Host.StartAsync().Within();

        Assert.Null(seen!.HttpClient);
        Assert.NotNull(scene.Client.Connection.ServiceVersion);
        await scene.Host.StopAsync().Within();
    }

    [Fact]
    public async Task A_code_is_asked_for_with_the_services_at_hand()
    {
        var asked = new ConcurrentQueue<string>();
        await using var scene = await HostScene.BuildAsync(
            options => options.SecondFactor = (services, challenge, _) =>
            {
                asked.Enqueue(challenge.ToString());
                return ValueTask.FromResult<string?>(services.GetRequiredService<Codes>().Present);
            },
            services => services.AddSingleton(new Codes("123456")));
        scene.Server.Users.Single(user => user.Username == "alice").TotpCode = "123456";

        await scene.Host.StartAsync().Within();

        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
        Assert.Equal("a code by AuthenticatorApp", Assert.Single(asked));
        await scene.Host.StopAsync().Within();
    }

    private sealed record Codes(string Present);
}
