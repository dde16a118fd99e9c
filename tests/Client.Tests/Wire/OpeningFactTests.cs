using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Endpoint, framing and the first frames.</summary>
public sealed class OpeningFactTests
{
    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    [Theory]
    [InlineData("https://chat.example.com", "wss://chat.example.com/websocket")]
    [InlineData("http://chat.example.com:3000/", "ws://chat.example.com:3000/websocket")]
    [InlineData("https://example.com/sub/", "wss://example.com/sub/websocket")]
    [InlineData("wss://example.com/sub/websocket", "wss://example.com/sub/websocket")]
    public void The_endpoint_is_websocket_below_whatever_path_the_server_has(string server, string endpoint) =>
        Assert.Equal(endpoint, RocketChatEndpoint.Of(new Uri(server)).ToString());

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Text_is_all_that_is_sent(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, Greeting = Flavors.GreetingOf(flavor) });
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        await scene.Client.SendTextAsync(scene.General.Id, "one frame a message").Within();

        Assert.All(scene.Socket.Received, frame => Assert.True(frame.IsText && frame.Json is System.Text.Json.Nodes.JsonObject));
    }

    [Theory]
    [InlineData("""{"server_id":"0"}""")]
    [InlineData("""{"msg":"server_id","server_id":"0"}""")]
    public async Task A_greeting_of_either_form_is_no_unknown_frame(string greeting)
    {
        await using var wire = await WirePeer.OpenAsync(greeting);

        await wire.SayAsync(greeting);
        await wire.SayAsync("""{"msg":"ping"}""");
        Assert.Equal("pong", (string?)(await wire.HearAsync())["msg"]);

        Assert.Equal((0, 0), (wire.Statistics.UnknownKinds, wire.Statistics.Faults));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Connect_comes_first_and_waits_for_no_greeting(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, Greeting = Greeting.None });

        Assert.Equal("""{"msg":"connect","version":"1","support":["1","pre2","pre1"]}""", scene.Socket.Received[0].Text);
        Assert.Equal("connected", scene.Socket.Sent[0].TextMember("msg"));
    }

    [Fact]
    public async Task No_pong_is_sent_before_connected()
    {
        // The service pings 30 ms after the accept, and closes 1002 on whoever says anything but connect first.
        await using var wire = await WirePeer.OpenAsync("""{"msg":"ping"}""", """{"msg":"ping","id":"early"}""");
        var rooms = wire.Client.GetRoomsRawAsync().AsTask();

        Assert.Equal("method", (string?)(await wire.HearAsync())["msg"]);

        await wire.Client.DisposeAsync().Within();
        await Assert.ThrowsAnyAsync<Exception>(() => rooms.Within());
    }

    [Theory]
    [InlineData("Must connect first")]
    [InlineData("Already connected")]
    [InlineData("Parse error")]
    [InlineData("Bad request")]
    public async Task An_error_frame_around_connect_leaves_the_socket_open(string reason)
    {
        var error = $$$"""{"msg":"error","reason":"{{{reason}}}","offendingMessage":{"msg":"ping"}}""";
        await using var wire = await WirePeer.OpenAsync(error);

        await wire.SayAsync(error);
        await wire.SayAsync("""{"msg":"ping"}""");
        Assert.Equal("pong", (string?)(await wire.HearAsync())["msg"]);

        Assert.Equal((ConnectionState.Live, 0), (wire.Client.Connection.State, wire.Statistics.Faults));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_session_is_asked_for_again_and_all_of_its_state_is_restored(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor }, FastHealing.Of);
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Server.Faults.DropConnections();
        var second = await scene.Server.Connections.WaitForAcceptedAsync(2);
        await Bounded.UntilAsync(() => subscription.State == SubscriptionState.Live);
        scene.Say("after");

        Assert.Equal("after", (await inbox.NextAsync()).Text);
        Assert.Null(second.Received[0].Member("session"));
        var sent = second.Received.Select(frame => frame.TextMember("msg") + " " + (frame.TextMember("method") ?? frame.TextMember("name"))).ToList();
        Assert.Equal(["connect ", "method login"], sent.Take(2));
        Assert.Contains("sub stream-room-messages", sent);
    }

    [Fact]
    public async Task SockJS_frames_are_no_frames_of_this_path()
    {
        await using var wire = await WirePeer.OpenAsync();

        foreach (var frame in new[] { "o", "h", """a["{\"msg\":\"ping\"}"]""", """c[3000,"Go away!"]""" }) await wire.SayAsync(frame);
        await wire.SayAsync("""{"msg":"ping","id":"real"}""");

        Assert.Equal("real", (string?)(await wire.HearAsync())["id"]);
        Assert.Equal((4, ConnectionState.Live), (wire.Statistics.Faults, wire.Client.Connection.State));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_first_frame_is_connect_so_that_no_server_closes_over_it(ServerFlavor flavor)
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = flavor, Greeting = Flavors.GreetingOf(flavor) });
        for (var round = 0; round < 5; round++)
        {
            await using var client = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.PersonalAccessToken).Within();
            Assert.Equal(ConnectionState.Live, client.Connection.State);
        }

        Assert.All(scene.Server.Connections.All, socket => Assert.Equal("connect", socket.Received[0].TextMember("msg")));
    }
}
