using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.HomeAssistant;

public sealed class HomeAssistantTests
{
    private static readonly HomeAssistantCredentials Credentials = new() { AccessToken = "hush" };

    [Fact]
    public async Task A_session_authenticates_calls_fails_and_gets_events_by_its_subscription_s_id()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await OpenAsync(peer);
            await AcceptAsync(peer);
            var states = await peer.ReceiveAsync();
            Assert.Equal("get_states", states.GetProperty("type").GetString());
            var first = states.GetProperty("id").GetInt64();
            await peer.SendAsync($$"""{"id":{{first}},"type":"result","success":true,"result":[{"entity_id":"light.bed","state":"on","attributes":{"brightness":12},"last_changed":"2026-11-20T10:00:00+00:00"}]}""");
            await peer.ExpectAsync($$"""{"id":{{first + 1}},"type":"call_service","domain":"light","service":"explode"}""");
            await peer.SendAsync($$"""{"id":{{first + 1}},"type":"result","success":false,"error":{"code":"not_found","message":"Service light.explode not found."} }""");
            await peer.ExpectAsync($$"""{"id":{{first + 2}},"type":"subscribe_events","event_type":"state_changed"}""");
            await peer.SendAsync($$"""{"id":{{first + 2}},"type":"result","success":true,"result":null}""");
            await peer.SendAsync($$"""{"id":{{first + 2}},"type":"event","event":{"event_type":"state_changed","data":{"entity_id":"light.bed","new_state":null},"origin":"LOCAL","time_fired":"2026-11-20T10:00:01.5+00:00"} }""");
            await peer.ExpectAsync($$"""{"id":{{first + 3}},"type":"unsubscribe_events","subscription":{{first + 2}} }""");
            await peer.SendAsync($$"""{"id":{{first + 3}},"type":"result","success":true,"result":null}""");
        });
        await using var client = new HomeClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        await client.ConnectAsync();

        var state = Assert.Single(await client.GetStatesAsync());
        Assert.Equal(("light.bed", "on", 12), (state.EntityId, state.State, state.Attributes["brightness"].GetInt32()));
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.CallServiceAsync("light", "explode"));
        Assert.Equal("not_found", refused.Code);
        await foreach (var change in client.EventsAsync("state_changed"))
        {
            Assert.Equal(("light.bed", null), (change.Data.EntityId, change.Data.NewState));
            break;
        }

        await Until.TrueAsync(() => client.Connection.Statistics.FramesReceived >= 8);
    }

    [Fact]
    public async Task A_wrong_token_is_terminal()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await OpenAsync(peer);
            await peer.SendAsync("""{"type":"auth_invalid","message":"Invalid access token or password"}""");
        });
        await using var client = new HomeClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.False(refused.IsTransient);
        Assert.Equal("Invalid access token or password", refused.Reason);
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_pings_keep_a_quiet_session_alive()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await OpenAsync(peer);
            await AcceptAsync(peer);
        });
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(1500)) };
        await using var client = new HomeClient(options, _ => new(Credentials));
        await client.ConnectAsync();
        await Task.Delay(2500);
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        Assert.True(client.Connection.Statistics.PingsSent >= 2);
        Assert.Equal(2, client.Connection.Statistics.FramesSent);
    }

    [Fact]
    public async Task Frames_that_come_together_are_told_apart_and_a_subscription_begins_and_ends_with_a_reply()
    {
        var sent = new TaskCompletionSource();
        var unsubscribing = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await OpenAsync(peer);
            await AcceptAsync(peer);
            var subscription = (await peer.ReceiveAsync()).GetProperty("id").GetInt64();
            await peer.SendAsync($$$"""[{"id":{{{subscription}}},"type":"result","success":true,"result":null},{"id":{{{subscription}}},"type":"event","event":{{{Event("on")}}}},{"id":99,"type":"event","event":{"deep":[{}]}},{"id":{{{subscription}}},"type":"event","event":{{{Event("off")}}}}]""");
            var ping = await peer.ReceiveAsync();
            Assert.Equal("ping", ping.GetProperty("type").GetString());
            await peer.SendAsync($$"""[{"id":{{ping.GetProperty("id")}},"type":"pong"}]""");
            var unsubscribe = await peer.ReceiveAsync();
            Assert.Equal(subscription, unsubscribe.GetProperty("subscription").GetInt64());
            Assert.True(unsubscribe.GetProperty("id").GetInt64() > ping.GetProperty("id").GetInt64());
            unsubscribing.SetResult();
            await sent.Task;
            await peer.SendAsync($$"""{"id":{{unsubscribe.GetProperty("id")}},"type":"result","success":true,"result":null}""");
        });
        await using var client = new HomeClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        await client.ConnectAsync();
        var all = await client.SubscribeToAllEventsAsync();
        await using (var reading = all.GetAsyncEnumerator())
        {
            Assert.True(await reading.MoveNextAsync());
            Assert.Equal("on", reading.Current.Data.NewState!.State);
            Assert.True(await reading.MoveNextAsync());
            Assert.Equal("off", reading.Current.Data.NewState!.State);
        }

        await client.PingAsync();
        var leaving = all.DisposeAsync().AsTask();
        await unsubscribing.Task.WaitAsync(Until.Limit);
        sent.SetResult();
        await leaving.WaitAsync(Until.Limit);
        await Until.TrueAsync(() => client.Connection.Statistics.FramesReceived >= 9);
        Assert.Equal((0, 0, 1), (client.Connection.Statistics.LateReplies, client.Connection.Statistics.Unexpected, client.Connection.Statistics.EventsUnrouted));
    }

    [Fact]
    public async Task A_refused_subscription_says_why_and_parameters_are_spread()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await OpenAsync(peer);
            await AcceptAsync(peer);
            var subscribe = await peer.ReceiveAsync();
            var id = subscribe.GetProperty("id").GetInt64();
            Assert.Equal($$$"""{"id":{{{id}}},"type":"subscribe_trigger","trigger":{"platform":"state"}}""", subscribe.GetRawText());
            await peer.SendAsync($$$"""{"id":{{{id}}},"type":"result","success":false,"error":{"code":"unauthorized","message":"Unauthorized"}}""");
        });
        await using var client = new HomeClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(Credentials));
        await client.ConnectAsync();
        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(async () => await client.SubscribeToTriggersAsync(System.Text.Json.JsonElement.Parse("""{"platform":"state"}""")));
        Assert.Equal("unauthorized", refused.Error!.Code);
    }

    private static string Event(string state) =>
        $$$"""{"event_type":"state_changed","data":{"entity_id":"light.bed","new_state":{"entity_id":"light.bed","state":"{{{state}}}","attributes":{},"last_changed":"2026-11-20T10:00:00+00:00"}},"time_fired":"2026-11-20T10:00:01+00:00"}""";

    private static async Task AcceptAsync(ScriptedPeer peer)
    {
        await peer.SendAsync("""{"type":"auth_ok","ha_version":"2026.11.1"}""");
        var features = await peer.ReceiveAsync();
        var id = features.GetProperty("id").GetInt64();
        Assert.Equal($$$"""{"id":{{{id}}},"type":"supported_features","features":{"coalesce_messages":1}}""", features.GetRawText());
        await peer.SendAsync($$"""{"id":{{id}},"type":"result","success":true,"result":null}""");
    }

    private static async Task OpenAsync(ScriptedPeer peer)
    {
        await peer.SendAsync("""{"type":"auth_required","ha_version":"2026.11.1"}""");
        await peer.ExpectAsync("""{"type":"auth","access_token":"hush"}""");
    }
}
