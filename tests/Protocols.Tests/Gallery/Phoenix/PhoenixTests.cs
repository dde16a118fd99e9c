using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Phoenix;

public sealed class PhoenixTests
{
    [Fact]
    public async Task A_channel_is_joined_spoken_in_and_left()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""["1","1","room:lobby","phx_join",{"nickname":"ann"}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.ExpectAsync("""["1","3","room:lobby","new_msg",{"body":"hi"}]""");
            await peer.SendAsync("""[null,null,"room:lobby","new_msg",{"body":"to all"}]""");
            await peer.SendAsync("""["1",null,"room:lobby","new_msg",{"body":"to you"}]""");
            await peer.SendAsync("""["1","3","room:lobby","phx_reply",{"status":"ok","response":{"id":7}}]""");
            await peer.ExpectAsync("""["1","4","room:lobby","shout",{"body":"HI"}]""");
            await peer.SendAsync("""["1","4","room:lobby","phx_reply",{"status":"error","response":{"reason":"too loud"}}]""");
            await peer.ExpectAsync("""["1","5","room:lobby","phx_leave",{}]""");
            await peer.SendAsync("""["1","5","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_close",{}]""");
        });
        await using var root = Connect(server);
        await root.ConnectAsync();
        var channel = await root.OpenChannelAsync("room:lobby", "ann");
        var messages = await channel.SubscribeToMessagesAsync();

        Assert.Equal(7, (await channel.PostMessageAsync(new Post { Body = "hi" })).Id);
        var refused = await Assert.ThrowsAsync<CallException>(async () => await channel.ShoutAsync(new Post { Body = "HI" }));
        Assert.Equal("too loud", refused.Reason);
        Assert.Equal(["to all", "to you"], await TakeAsync(messages, 2));

        await channel.DisposeAsync();
        await channel.Connection.Scope!.Ended.WaitAsync(Until.Limit);
        Assert.Equal(SubscriptionState.Ended, messages.State);
        Assert.Equal(ConnectionState.Live, root.Connection.State);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await channel.ShoutAsync(new Post { Body = "again" }));
    }

    [Fact]
    public async Task A_refused_join_says_why()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""["1","1","room:secret","phx_join",{}]""");
            await peer.SendAsync("""["1","1","room:secret","phx_reply",{"status":"error","response":{"reason":"unauthorized"}}]""");
        });
        await using var root = Connect(server);
        await root.ConnectAsync();

        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(async () => await root.OpenChannelAsync("room:secret"));
        Assert.Equal("unauthorized", refused.Error!.Reason);
        Assert.Equal("Channel(room:secret)", refused.Stream);
    }

    [Fact]
    public async Task A_crashed_channel_ends_and_may_be_joined_again_and_stale_frames_are_ignored()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""["1","1","room:lobby","phx_join",{}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.ExpectAsync("""["1","3","room:lobby","new_msg",{"body":"boom"}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_error",{"reason":"crash"}]""");
            await peer.ExpectAsync("""["4","4","room:lobby","phx_join",{}]""");
            await peer.SendAsync("""["4","4","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.ExpectAsync("""["4","6","room:lobby","new_msg",{"body":"hi"}]""");
            await peer.SendAsync("""["1",null,"room:lobby","new_msg",{"body":"stale"}]""");
            await peer.SendAsync("""["4",null,"room:lobby","new_msg",{"body":"fresh"}]""");
            await peer.SendAsync("""["4","6","room:lobby","phx_reply",{"status":"ok","response":{"id":1}}]""");
        });
        await using var root = Connect(server);
        await root.ConnectAsync();
        var first = await root.OpenChannelAsync("room:lobby");
        var lost = await first.SubscribeToMessagesAsync();

        await Assert.ThrowsAsync<ConnectionLostException>(async () => await first.PostMessageAsync(new Post { Body = "boom" }));
        var end = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => lost.Completion.WaitAsync(Until.Limit));
        Assert.Equal("crash", end.Error!.Reason);
        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => first.Connection.Scope!.Ended);
        var gone = await Assert.ThrowsAsync<ConnectionLostException>(async () => await first.PostMessageAsync(new Post { Body = "?" }));
        Assert.True(gone.IsTransient);

        var second = await root.OpenChannelAsync("room:lobby");
        var messages = await second.SubscribeToMessagesAsync();
        await second.PostMessageAsync(new Post { Body = "hi" });
        Assert.Equal(["fresh"], await TakeAsync(messages, 1));
        Assert.Equal(1, root.Connection.Statistics.EventsStale);
    }

    [Fact]
    public async Task Sub_clients_of_one_topic_share_the_join_and_the_last_one_leaves()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""["1","1","room:lobby","phx_join",{}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.ExpectAsync("""["1","3","room:lobby","new_msg",{"body":"still here"}]""");
            await peer.SendAsync("""["1","3","room:lobby","phx_reply",{"status":"ok","response":{"id":1}}]""");
            await peer.ExpectAsync("""["1","4","room:lobby","phx_leave",{}]""");
        });
        await using var root = Connect(server);
        await root.ConnectAsync();
        var first = await root.OpenChannelAsync("room:lobby");
        var second = await ((ILobbyClient)root).OpenChannelAsync("room:lobby");
        var ended = await first.SubscribeToMessagesAsync();
        await first.DisposeAsync();

        Assert.Equal(SubscriptionState.Ended, ended.State);
        Assert.Equal(1, (await second.PostMessageAsync(new Post { Body = "still here" })).Id);
        await second.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_call_outside_of_a_channel_is_refused_before_it_is_sent()
    {
        await using var server = await ScriptedServer.StartAsync(peer => Task.CompletedTask);
        await using var root = Connect(server);
        await root.ConnectAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await root.PostMessageAsync(new Post { Body = "hi" }));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await root.SubscribeToMessagesAsync());
        Assert.Equal(0, root.Connection.Statistics.FramesSent);
    }

    [Fact]
    public async Task Broadcasts_of_a_topic_are_picked_up_without_joining_and_a_lost_socket_ends_the_channel()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""["1","1","room:lobby","phx_join",{}]""");
            await peer.SendAsync("""["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]""");
            await peer.ExpectAsync("""["1","3","room:lobby","shout",{"body":"now"}]""");
            await peer.SendAsync("""[null,null,"system","alert",{"body":"down soon"}]""");
            await peer.CloseAsync(1001);
        });
        await using var root = Connect(server);
        await root.ConnectAsync();
        var channel = await root.OpenChannelAsync("room:lobby");
        var alerts = await root.SubscribeToAlertsAsync("system");
        await Assert.ThrowsAsync<ConnectionLostException>(async () => await channel.ShoutAsync(new Post { Body = "now" }));

        Assert.Equal(["down soon"], await TakeAsync(alerts, 1));
        await Assert.ThrowsAsync<ConnectionLostException>(() => channel.Connection.Scope!.Ended.WaitAsync(Until.Limit));
    }

    [Fact]
    public async Task The_version_and_a_token_are_in_the_address()
    {
        await using var server = await ScriptedServer.StartAsync(peer =>
        {
            Assert.Equal(peer.Number == 1 ? "?vsn=2.0.0" : "?vsn=2.0.0&token=h%26sh", peer.Request.QueryString.Value);
            return Task.CompletedTask;
        });
        await using (var open = Connect(server)) await open.ConnectAsync();
        await using var known = new LobbyClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(new Protocols.PhoenixCredentials { Token = "h&sh" }));
        await known.ConnectAsync();
    }

    [Fact]
    public async Task The_heartbeat_is_answered_on_a_topic_of_its_own()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            for (var i = 0; i < 2; i++)
            {
                var beat = await peer.ReceiveAsync();
                Assert.Equal(["null", "\"phoenix\"", "\"heartbeat\"", "{}"], new[] { beat[0], beat[2], beat[3], beat[4] }.Select(part => part.GetRawText()));
                await peer.SendAsync($$$"""[null,{{{beat[1].GetRawText()}}},"phoenix","phx_reply",{"status":"ok","response":{}}]""");
            }

            await peer.SendAsync("""[null,null,"system","alert",{"body":"alive"}]""");
        });
        await using var root = new LobbyClient(new RealtimeOptions
        {
            Reconnect = ReconnectPolicy.Never,
            Endpoint = server.WebSocketUri,
            Heartbeat = new Protocol.HeartbeatPolicy(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(20)),
        });
        await root.ConnectAsync();
        var alerts = await root.SubscribeToAlertsAsync("system");

        Assert.Equal(["alive"], await TakeAsync(alerts, 1));
        Assert.Equal(0, root.Connection.Statistics.Unexpected);
        Assert.Equal(0, root.Connection.Statistics.LateReplies);
    }

    private static LobbyClient Connect(ScriptedServer server) => new(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });

    private static async Task<List<string>> TakeAsync(Subscription<Post> posts, int count)
    {
        using var patience = new CancellationTokenSource(Until.Limit);
        var taken = new List<string>();
        await foreach (var post in posts.WithCancellation(patience.Token))
        {
            taken.Add(post.Body);
            if (taken.Count == count) break;
        }

        return taken;
    }
}
