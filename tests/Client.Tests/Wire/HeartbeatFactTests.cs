using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Pings both ways.</summary>
public sealed class HeartbeatFactTests
{
    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    [Fact]
    public async Task A_pong_has_the_id_of_its_ping_and_none_when_that_had_none()
    {
        await using var wire = await WirePeer.OpenAsync();

        foreach (var (ping, pong) in new[]
        {
            ("""{"msg":"ping"}""", """{"msg":"pong"}"""),
            ("""{"msg":"ping","id":"k1"}""", """{"msg":"pong","id":"k1"}"""),
            ("""{"id":"a \"quote\"","msg":"ping"}""", """{"msg":"pong","id":"a \"quote\""}"""),
            ("""{"msg":"ping"}""", """{"msg":"pong"}"""),
        })
        {
            await wire.SayAsync(ping);
            Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(pong), await wire.HearAsync()), ping);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_client_that_answers_is_kept_however_long_it_says_nothing_else(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, PingInterval = TimeSpan.FromMilliseconds(60), PingTimeout = TimeSpan.FromSeconds(10) });

        await Bounded.UntilAsync(() => scene.Socket.Received.Count(frame => frame.TextMember("msg") == "pong") >= 5);

        Assert.Equal((1, ConnectionState.Live), (scene.Server.Connections.AcceptedCount, scene.Client.Connection.State));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_client_pings_with_ids_that_are_strings_and_takes_any_frame_for_life(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(
            new() { Flavor = flavor },
            options => options with { Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(10)) });

        await Bounded.UntilAsync(() => scene.Client.Connection.Statistics.PingsSent >= 3);

        var pings = scene.Socket.Received.Where(frame => frame.TextMember("msg") == "ping").ToList();
        Assert.All(pings, ping => Assert.NotNull(ping.TextMember("id")));
        Assert.Equal(pings.Count, pings.Select(ping => ping.TextMember("id")).Distinct().Count());
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith, 1000)]
    [InlineData(ServerFlavor.Streamer, 4000)]
    public async Task A_client_that_falls_silent_is_closed_as_each_server_does_and_told_the_code(ServerFlavor flavor, int code)
    {
        await using var scene = await Scene.OpenAsync(
            new() { Flavor = flavor, PingInterval = TimeSpan.FromSeconds(1), PingTimeout = TimeSpan.FromSeconds(1) });
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        // What the client says no longer reaches the server, as on a path that is dead one way.
        scene.Socket.PauseReading();

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => subscription.Completion.Within());
        Assert.Equal(code, lost.CloseCode);
    }
}
