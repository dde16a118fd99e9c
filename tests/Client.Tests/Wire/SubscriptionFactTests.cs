using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>Subscriptions and the frames of streams.</summary>
public sealed class SubscriptionFactTests
{
    private const string Stream = "stream-room-messages";

    public static TheoryData<ServerFlavor> Both => Flavors.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task No_collection_is_asked_for(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        var sub = scene.Socket.Received.Single(frame => frame.TextMember("name") == Stream);
        Assert.Equal($$"""["{{scene.General.Id}}",{"useCollection":false,"args":[]}]""", sub.Member("params")!.ToJsonString());
        Assert.DoesNotContain(scene.Socket.Sent, frame => frame.TextMember("msg") == "added" && frame.TextMember("collection") == Stream);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_subscription_that_may_not_be_is_refused_with_the_servers_code(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });

        var hidden = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.Secret.Id).Within());
        var unnamed = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync("").Within());
        scene.Server.Faults.RefuseSubscriptions(1, new DdpError(404, "Subscription 'x' not found"));
        var unknown = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within());

        Assert.Equal(("not-allowed", "invalid-event-name", "404"), (hidden.Code, unnamed.Code, unknown.Code));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_bare_nosub_is_a_refusal_and_an_end_and_an_answer(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        scene.Server.Faults.RefuseSubscriptions(1);
        Assert.Null((await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within())).Error);

        var left = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        await left.DisposeAsync().Within();
        Assert.Equal(SubscriptionState.Ended, left.State);

        await using var ended = await scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id).Within();
        var id = scene.Socket.Received.Last(frame => frame.TextMember("name") == Stream).TextMember("id");
        scene.Server.Faults.SendText($$"""{"msg":"nosub","id":"{{id}}"}""");
        await ended.Completion.ContinueWith(_ => { }, TaskScheduler.Default).Within();
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Subscribers_of_one_event_share_one_subscription_so_that_nothing_is_delivered_twice(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var (one, two) = (new Inbox<Message>(), new Inbox<Message>());
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, one.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, two.AddAsync).Within();

        scene.Say("once for each");
        await scene.Client.GetRoomIdAsync("general").Within();

        Assert.Equal(("once for each", "once for each"), ((await one.NextAsync()).Text, (await two.NextAsync()).Text));
        Assert.Equal((0, 0, 1), (one.Count, two.Count, scene.Server.SubscriptionCount(Stream, scene.General.Id)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_constant_id_of_events_tells_nothing_and_routes_nothing(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var (general, random) = (new Inbox<Message>(), new Inbox<Message>());
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, general.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id, random.AddAsync).Within();

        scene.Say("in random", scene.Random);
        scene.Say("in general", scene.General);

        Assert.Equal(("in general", "in random"), ((await general.NextAsync()).Text, (await random.NextAsync()).Text));
        Assert.All(scene.Socket.Sent.Where(frame => frame.TextMember("collection") == Stream), frame => Assert.Equal("id", frame.TextMember("id")));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_event_may_come_before_ready_and_before_the_result_that_caused_it(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        var id = await scene.Client.SendTextAsync(scene.General.Id, "mine").Within();

        var sent = scene.Socket.Sent.ToList();
        var heard = sent.FindIndex(frame => frame.TextMember("collection") == Stream);
        var result = sent.FindIndex(frame => frame.TextMember("msg") == "result" && frame.Text!.Contains(id, StringComparison.Ordinal));
        Assert.InRange(heard, 0, result);
        Assert.Equal(id, (await inbox.NextAsync()).Id);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Subscriptions_are_asked_for_behind_the_login_and_never_before(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor }, FastHealing.Of);
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        for (var round = 2; round < 5; round++)
        {
            scene.Server.Faults.DropConnections();
            var socket = await scene.Server.Connections.WaitForAcceptedAsync(round);
            await socket.WaitForFrameAsync(frame => frame.TextMember("name") == Stream);
            await Bounded.UntilAsync(() => subscription.State == SubscriptionState.Live);
        }

        foreach (var socket in scene.Server.Connections.All)
        {
            var kinds = socket.Received.Select(frame => frame.TextMember("method") ?? frame.TextMember("msg")).ToList();
            Assert.Equal(["connect", "login"], kinds.Take(2));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_membership_that_ends_silently_ends_the_subscription_aloud(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        scene.Server.Remove(scene.General, scene.Alice);

        await Assert.ThrowsAnyAsync<Exception>(() => subscription.Completion.Within());
        // Whatever ended at the server ended because the client left it.
        Assert.InRange(scene.Socket.Sent.Count(frame => frame.TextMember("msg") == "nosub"), 0, scene.Socket.Received.Count(frame => frame.TextMember("msg") == "unsub"));
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_write_that_is_not_allowed_is_answered_like_one_that_is(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor });
        await scene.Client.SendTypingAsync(scene.Secret.Id).Within();
        await scene.Client.SendTypingAsync(scene.General.Id).Within();

        Assert.Equal(2, scene.Socket.Received.Count(frame => frame.TextMember("method") == "stream-notify-room"));
        // The server heard only of the one that is allowed; the sender does not get it back.
        Assert.DoesNotContain(scene.Socket.Sent, frame => frame.TextMember("collection") == "stream-notify-room");
    }

    [Theory]
    [InlineData("""{"msg":"changed","collection":"users","id":"u1","fields":{"status":"away"},"cleared":["statusText"]}""")]
    [InlineData("""{"msg":"changed","collection":"users","id":"u1","cleared":["statusText"]}""")]
    [InlineData("""{"msg":"changed","collection":"users","id":"u1"}""")]
    [InlineData("""{"msg":"removed","collection":"users","id":"u1"}""")]
    [InlineData("""{"msg":"added","collection":"meteor_autoupdate_clientVersions","id":"v","fields":{"version":"1"}}""")]
    [InlineData("""{"msg":"added","collection":"stream-room-messages","id":"id","fields":{"eventName":"r"}}""")]
    public async Task Documents_with_cleared_members_or_without_fields_are_well_formed(string frame)
    {
        await using var wire = await WirePeer.OpenAsync();

        await wire.SayAsync(frame);
        await wire.SayAsync("""{"msg":"ping"}""");
        Assert.Equal("pong", (string?)(await wire.HearAsync())["msg"]);

        Assert.Equal((1, 0, 0), (wire.Statistics.EventsUnrouted, wire.Statistics.Faults, wire.Statistics.UnknownKinds));
    }
}
