using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Mattermost;

public sealed class MattermostTests
{
    private const string Hello = """{"event":"hello","data":{"connection_id":"c1","server_version":"10.5"},"broadcast":{"omit_users":null,"user_id":"u"},"seq":0}""";

    private static readonly MattermostCredentials Credentials = new() { Token = "hush" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_is_challenged_calls_hears_and_picks_up_where_it_was(bool helloComesFirst)
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal(peer.Number == 1 ? "" : "?connection_id=c1&sequence_number=6", peer.Request.QueryString.Value);
            var challenge = await peer.ReceiveAsync();
            Assert.Equal("""{"token":"hush"}""", challenge.GetProperty("data").GetRawText());
            var seq = challenge.GetProperty("seq").GetInt64();
            if (helloComesFirst) await peer.SendAsync(Hello);
            await peer.SendAsync($$"""{"status":"OK","seq_reply":{{seq}} }""");
            if (!helloComesFirst) await peer.SendAsync(Hello);
            if (peer.Number > 1) return;

            var call = await peer.ReceiveAsync();
            seq = call.GetProperty("seq").GetInt64();
            Assert.Equal(("get_statuses", "{}"), (call.GetProperty("action").GetString(), call.GetProperty("data").GetRawText()));
            await peer.SendAsync($$"""{"status":"OK","data":{"u1":"online"},"seq_reply":{{seq}} }""");
            await peer.ExpectAsync($$"""{"seq":{{seq + 1}},"action":"user_typing","data":{"channel_id":"nowhere"} }""");
            await peer.SendAsync($$"""{"status":"FAIL","seq_reply":{{seq + 1}},"error":{"id":"api.context.permissions.app_error","message":"No."} }""");
            await peer.SendAsync("""{"event":"posted","data":{"post":"{\"id\":\"p1\",\"message\":\"hi \\\"there\\\"\"}","sender_name":"@ann","mentions":"[\"u1\",\"u2\"]"},"broadcast":{"channel_id":"c"},"seq":3}""");
            await peer.SendAsync("""{"event":"post_edited","data":{"post":"{\"id\":\"p1\",\"message\":\"h\\u00e9\",\"update_at\":1700000000123}"},"broadcast":{"channel_id":"c"},"seq":4}""");
            await peer.SendAsync("""{"event":"typing","data":{"user_id":"u"},"broadcast":{"channel_id":"c"},"seq":5}""");
            await peer.CloseAsync(1001);
        });
        await using var client = new TeamChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await using var posted = await client.SubscribeToPostedAsync();
        await using var edited = await client.SubscribeToPostsEditedAsync();

        Assert.Equal("online", (await client.GetStatusesAsync())["u1"]);
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.SetTypingAsync("nowhere"));
        Assert.Equal("api.context.permissions.app_error", refused.Code);
        var post = await posted.FirstAsync();
        Assert.Equal(("@ann", "p1", "hi \"there\""), (post.SenderName, post.Post.Id, post.Post.Message));
        Assert.Equal(["u1", "u2"], post.Mentions);
        Assert.Equal("p1", TeamChatClientStreams.Posted.Key!.ReadId("""{"post":"{\"id\":\"p1\"}"}"""u8));
        var edit = await edited.FirstAsync();
        Assert.Equal(("p1", "hé", DateTimeOffset.FromUnixTimeMilliseconds(1700000000123)), (edit.Id, edit.Message, edit.UpdateAt));

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await client.ConnectAsync();
        Assert.Equal(0, client.Connection.Statistics.LateReplies + client.Connection.Statistics.UnknownIds + client.Connection.Statistics.Unexpected);
    }

    [Fact]
    public async Task A_token_in_the_header_needs_no_challenge_and_pings_are_calls_whose_replies_are_pongs()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal("Bearer hush", peer.Request.Headers.Authorization.ToString());
            await peer.SendAsync(Hello);
            while (true)
            {
                var ping = await peer.ReceiveAsync();
                Assert.Equal("ping", ping.GetProperty("action").GetString());
                await peer.SendAsync($$"""{"status":"OK","data":{"text":"pong"},"seq_reply":{{ping.GetProperty("seq")}} }""");
            }
        });
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5)) };
        await using var client = new TeamChatClient(options, _ => new(new MattermostCredentials { HeaderToken = "hush" }));
        await client.ConnectAsync();
        await Until.TrueAsync(() => client.Connection.Statistics is { PingsSent: >= 3, FramesReceived: >= 4 });
        Assert.Equal(0, client.Connection.Statistics.LateReplies + client.Connection.Statistics.UnknownIds + client.Connection.Statistics.Unexpected);
    }

    [Fact]
    public async Task Whoever_asks_to_acknowledge_posts_does_and_nothing_answers()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal("?posted_ack=true", peer.Request.QueryString.Value);
            await peer.SendAsync(Hello);
            var acknowledgement = await peer.ReceiveAsync();
            Assert.Equal("""{"post_id":"p1","status":"success"}""", acknowledgement.GetProperty("data").GetRawText());
            await peer.SendAsync("""{"event":"status_change","data":{"user_id":"u1","status":"away"},"broadcast":{"user_id":"u"},"seq":1}""");
        });
        await using var client = new TeamChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(new MattermostCredentials { HeaderToken = "hush", PostedAck = true }));
        await client.ConnectAsync();
        await using var statuses = await client.SubscribeToStatusesChangedAsync();
        await client.AcknowledgePostedAsync("p1", "success");
        Assert.Equal("away", (await statuses.FirstAsync()).Status);
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task Another_connection_s_hello_begins_a_new_sequence()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal(peer.Number switch { 1 => "", 2 => "?connection_id=c1&sequence_number=8", _ => "?connection_id=c2&sequence_number=1" }, peer.Request.QueryString.Value);
            await peer.SendAsync(peer.Number == 1 ? Hello : Hello.Replace("c1", "c2", StringComparison.Ordinal));
            if (peer.Number == 1) await peer.SendAsync("""{"event":"typing","data":{"user_id":"u"},"broadcast":{},"seq":7}""");
            await peer.CloseAsync(4001);
        });
        await using var client = new TeamChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(new MattermostCredentials { HeaderToken = "hush" }));
        for (var i = 0; i < 3; i++)
        {
            await client.ConnectAsync();
            await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        }
    }

    [Theory]
    [InlineData("api.context.session_expired.app_error", false)]
    [InlineData("api.busy", true)]
    public async Task A_refused_challenge_says_whether_to_try_again(string code, bool isTransient)
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            var challenge = await peer.ReceiveAsync();
            await peer.SendAsync($$"""{"status":"FAIL","seq_reply":{{challenge.GetProperty("seq")}},"error":{"id":"{{code}}","message":"No."} }""");
        });
        await using var client = new TeamChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.Equal((code, isTransient), (refused.Code, refused.IsTransient));
    }
}
