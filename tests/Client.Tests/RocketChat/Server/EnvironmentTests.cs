using System.Collections.Concurrent;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Versions;

namespace Framewright.Client.Tests.RocketChat.Server;

/// <summary>Clients whose settings stand in the environment. No other test reads these variables.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "ROCKETCHAT_URL", "ROCKETCHAT_USER", "ROCKETCHAT_PASSWORD", "ROCKETCHAT_TOKEN",
        "ROCKETCHAT_TIMEOUT", "ROCKETCHAT_LONG_TIMEOUT", "ROCKETCHAT_ASSET_TIMEOUT", "ROCKETCHAT_SERVER_VERSION",
    ];

    private readonly Dictionary<string, string?> before = Variables.ToDictionary(variable => variable, Environment.GetEnvironmentVariable);

    public EnvironmentTests()
    {
        foreach (var variable in Variables) Environment.SetEnvironmentVariable(variable, null);
    }

    [Fact]
    public async Task A_password_is_enough()
    {
        await using var scene = await Scene.ServeAsync();
        Set(("ROCKETCHAT_URL", scene.Server.WebSocketUri.ToString()), ("ROCKETCHAT_USER", "alice"), ("ROCKETCHAT_PASSWORD", "secret"));
        await using var client = RocketChatClient.FromEnvironment();
        Assert.Equal(ConnectionState.Disconnected, client.Connection.State);

        await client.StartAsync().Within();

        Assert.Equal((scene.Alice.Id, "alice"), (client.UserId, client.Username));
    }

    [Fact]
    public async Task A_token_needs_no_name()
    {
        await using var scene = await Scene.ServeAsync();
        Set(("ROCKETCHAT_URL", scene.Server.WebSocketUri.ToString()), ("ROCKETCHAT_TOKEN", scene.Alice.PersonalAccessToken), ("ROCKETCHAT_PASSWORD", ""));
        await using var client = RocketChatClient.FromEnvironment();

        await client.StartAsync().Within();

        Assert.Equal((scene.Alice.Id, null), (client.UserId, client.Username));
    }

    [Fact]
    public void Timeouts_have_three_classes_and_their_defaults()
    {
        Set(("ROCKETCHAT_URL", "https://chat.example.com"), ("ROCKETCHAT_TOKEN", "t"));
        var seen = new ConcurrentQueue<RealtimeOptions>();

        RealtimeOptions Look(RealtimeOptions options)
        {
            seen.Enqueue(options);
            return options;
        }

        RocketChatClient.FromEnvironment(Look);
        Set(("ROCKETCHAT_TIMEOUT", "2.5"), ("ROCKETCHAT_LONG_TIMEOUT", "20"), ("ROCKETCHAT_ASSET_TIMEOUT", "300"), ("ROCKETCHAT_SERVER_VERSION", "7.2.1"));
        RocketChatClient.FromEnvironment(Look);

        Assert.Equal(
            [(10, 15, 60, null), (2.5, 20, 300, ServiceVersion.Parse("7.2.1"))],
            seen.Select(options => (options.CallTimeout.TotalSeconds, options.LongCallTimeout.TotalSeconds, options.AssetCallTimeout.TotalSeconds, options.ServiceVersion)));
    }

    [Theory]
    [InlineData("ROCKETCHAT_URL", "")]
    [InlineData("ROCKETCHAT_URL", "planted")]
    [InlineData("ROCKETCHAT_URL", "ftp://planted.example")]
    [InlineData("ROCKETCHAT_USER", "")]
    [InlineData("ROCKETCHAT_PASSWORD", "")]
    [InlineData("ROCKETCHAT_PASSWORD", "planted", "ROCKETCHAT_TOKEN", "planted")]
    [InlineData("ROCKETCHAT_TIMEOUT", "planted")]
    [InlineData("ROCKETCHAT_LONG_TIMEOUT", "-7")]
    [InlineData("ROCKETCHAT_ASSET_TIMEOUT", "1e9")]
    [InlineData("ROCKETCHAT_SERVER_VERSION", "planted")]
    public void What_is_missing_or_of_no_use_is_named_and_not_repeated(string variable, string value, string? other = null, string? otherValue = null)
    {
        Set(("ROCKETCHAT_URL", "https://chat.example.com"), ("ROCKETCHAT_USER", "alice"), ("ROCKETCHAT_PASSWORD", "planted"), (variable, value));
        if (other is not null) Set((other, otherValue!));

        var error = Assert.Throws<RocketChatSettingException>(() => RocketChatClient.FromEnvironment());

        Assert.Equal(variable, error.Variable);
        Assert.StartsWith(variable + ": ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        foreach (var (variable, value) in before) Environment.SetEnvironmentVariable(variable, value);
    }

    private static void Set(params ReadOnlySpan<(string Variable, string Value)> values)
    {
        foreach (var (variable, value) in values) Environment.SetEnvironmentVariable(variable, value);
    }
}
