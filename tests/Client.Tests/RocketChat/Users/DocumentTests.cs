using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Users;

/// <summary>Documents that a server shares: the session's own user, which comes by itself, and the services to log in by.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task The_session_s_own_user_comes_by_itself()
    {
        using var server = new ScriptedServer();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address });
        using var peer = await OpenAsync(server, client);
        await using var documents = await client.SubscribeToOwnUserAsync().Within();
        await using var events = documents.GetAsyncEnumerator();

        await peer.SendAsync("""{"msg":"added","collection":"users","id":"u1","fields":{"username":"bob","emails":[{"address":"bob@example.test","verified":true}]}}""");
        var added = Assert.IsType<UserDocument.Added>(await NextAsync(events)).Value;
        Assert.Equal(("u1", "bob", "bob@example.test"), (added.Id, added.User?.Username, added.User?.Emails?[0].Address));

        await peer.SendAsync("""{"msg":"changed","collection":"users","id":"u1","fields":{"status":"away"},"cleared":["statusText"]}""");
        var changed = Assert.IsType<UserDocument.Changed>(await NextAsync(events)).Value;
        Assert.Equal((UserStatus.Away, "statusText"), (changed.Changed!.Status, Assert.Single(changed.Removed!)));

        await peer.SendAsync("""{"msg":"removed","collection":"users","id":"u1"}""");
        Assert.Equal("u1", Assert.IsType<UserDocument.Removed>(await NextAsync(events)).Value.Id);
    }

    [Fact]
    public async Task Services_to_log_in_by_are_told_to_anybody()
    {
        using var server = new ScriptedServer();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address });
        using var peer = await OpenAsync(server, client);

        var subscribing = client.SubscribeToLoginServicesAsync().AsTask();
        var sub = await peer.ReadAsync("sub");
        Assert.Equal(("meteor.loginServiceConfiguration", "[]"), ((string?)sub["name"], sub["params"]!.ToJsonString()));
        await peer.SendAsync("""{"msg":"added","collection":"meteor_accounts_loginServiceConfiguration","id":"s1","fields":{"service":"github","clientId":"c1","loginStyle":"popup"}}""");
        await peer.SendAsync($$"""{"msg":"ready","subs":["{{(string?)sub["id"]}}"]}""");
        await using var services = await subscribing.Within();
        await using var events = services.GetAsyncEnumerator();

        var added = Assert.IsType<LoginServiceDocument.Added>(await NextAsync(events)).Value;
        Assert.Equal(("s1", "github", "c1"), (added.Id, added.Service?.Name, added.Service?.ClientId));
        Assert.Equal("popup", added.Service!.Unknown["loginStyle"].GetString());
    }

    private static async Task<ScriptedPeer> OpenAsync(ScriptedServer server, RocketChatClient client)
    {
        var connecting = client.ConnectAsync().AsTask();
        var peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");
        await peer.SendAsync("""{"msg":"connected","session":"s1"}""");
        await connecting.Within();
        return peer;
    }

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<T> events)
    {
        Assert.True(await events.MoveNextAsync().Within());
        return events.Current;
    }
}
