using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Frames that are not what they have to be are counted and located, and the session goes on.</summary>
public sealed class BadFrameTests
{
    private const string Sound = """{"_id":"m1","rid":"r","msg":"sound","ts":{"$date":1},"u":{"_id":"u"},"_updatedAt":{"$date":1}}""";

    [Theory]
    [InlineData("{\"msg\":\"result\",", 16)]
    [InlineData("not json", 0)]
    [InlineData("{\"msg\":\"changed\",\"collection\":\"stream-room-messages\",\"fields\":{\"eventName\":\"?\" \"args\":[]}}", 79)]
    [InlineData("", 0)]
    [InlineData("{\"msg\":\"ready\",\"subs\":[\"1\"]}}", 28)]
    public async Task Garbage_is_located_and_skipped(string garbage, int offset)
    {
        await using var scene = await Scene.OpenAsync();
        var faults = new Inbox<FrameFault>();
        scene.Client.Connection.FrameFaulted += faults.Add;

        scene.Server.Faults.SendText(garbage);

        Assert.Equal(offset, (await faults.NextAsync()).Offset);
        await AssertAliveAsync(scene);
        Assert.Equal((1, 0), (scene.Client.Connection.Statistics.Faults, scene.Client.Connection.Statistics.UnknownKinds));
    }

    [Fact]
    public async Task A_binary_frame_is_counted_and_skipped()
    {
        await using var scene = await Scene.OpenAsync();

        scene.Server.Faults.SendBinary(new byte[] { 0, 255, 1, 2, 3 });

        await AssertAliveAsync(scene);
        Assert.Equal(1, scene.Client.Connection.Statistics.BinaryMessages);
    }

    [Fact]
    public async Task An_unknown_kind_is_counted_and_reported()
    {
        await using var scene = await Scene.OpenAsync();
        var faults = new Inbox<FrameFault>();
        scene.Client.Connection.FrameFaulted += faults.Add;

        scene.Server.Faults.SendText("""{"msg":"brand-new","id":"1"}""");

        Assert.Equal("unknown", (await faults.NextAsync()).Kind);
        await AssertAliveAsync(scene);
        Assert.Equal(1, scene.Client.Connection.Statistics.UnknownKinds);
    }

    [Fact]
    public async Task An_event_that_nobody_asked_for_is_counted()
    {
        await using var scene = await Scene.OpenAsync();
        var unrouted = new Inbox<IReadOnlyList<string>>();
        scene.Client.Connection.EventUnrouted += unrouted.Add;

        scene.Server.Faults.SendText("""{"msg":"changed","collection":"stream-notify-all","id":"id","fields":{"eventName":"public-settings-changed","args":[]}}""");

        Assert.Equal(["stream-notify-all", "public-settings-changed"], await unrouted.NextAsync());
        await AssertAliveAsync(scene);
    }

    [Theory]
    [InlineData("""[{"_id":17}]""", "a string")]
    [InlineData("""[]""", "an event with at least one value")]
    [InlineData("""{"_id":"m1"}""", "an array")]
    [InlineData("""[{"_id":"m1","ts":"yesterday"}]""", "an ISO 8601 date")]
    public async Task An_event_of_the_wrong_kind_is_located_and_its_neighbours_arrive(string body, string reason)
    {
        await using var scene = await Scene.OpenAsync();
        var (inbox, faults) = (new Inbox<Message>(), new Inbox<FrameFault>());
        scene.Client.Connection.FrameFaulted += faults.Add;
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Server.Faults.SendText(Event(scene, body));
        scene.Server.Faults.SendText(Event(scene, $"[{Sound}]"));

        var fault = await faults.NextAsync();
        Assert.Equal(("changed", "RoomMessages"), (fault.Kind, fault.Stream));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal("sound", (await inbox.NextAsync()).Text);
        Assert.Equal(0, inbox.Count);
    }

    [Fact]
    public async Task Garbage_behind_an_event_keeps_it_from_everyone()
    {
        await using var scene = await Scene.OpenAsync();
        var (records, views, faults) = (new Inbox<Message>(), new Inbox<string>(), new Inbox<FrameFault>());
        scene.Client.Connection.FrameFaulted += faults.Add;
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, records.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesViewAsync(scene.General.Id, view => views.Add(view.Text.ToString())).Within();

        var torn = Event(scene, $"[{Sound}]");
        scene.Server.Faults.SendText(torn[..^1] + ",}");
        scene.Server.Faults.SendText(Event(scene, $"[{Sound}]"));

        Assert.Equal(torn.Length, (await faults.NextAsync()).Offset);
        await records.NextAsync();
        await views.NextAsync();
        Assert.Equal((0, 0, 1), (records.Count, views.Count, scene.Client.Connection.Statistics.Faults));
    }

    [Fact]
    public async Task Members_in_another_order_and_escaped_are_no_fault()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
        var escaped = string.Concat(scene.General.Id.Select(letter => $"\\u{(int)letter:x4}"));

        scene.Server.Faults.SendText($$"""  { "fields" : {"args":[{{Sound}}, 1, null],"eventName":"{{escaped}}"} ,"collection":"stream-room-messages", "\u006dsg":"ch\u0061nged"}""");

        Assert.Equal("sound", (await inbox.NextAsync()).Text);
    }

    [Fact]
    public async Task A_message_without_what_it_should_have_arrives_with_defaults_and_is_counted()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Server.Faults.SendText(Event(scene, """[{"_id":"m1","msg":null}]"""));

        var message = await inbox.NextAsync();
        Assert.Equal(("m1", "", "", ""), (message.Id, message.RoomId, message.Text, message.Sender.Id));
        Assert.Equal(1, scene.Client.Connection.Statistics.MissingMembers["Message.msg"]);
    }

    [Fact]
    public async Task A_frame_may_be_64_levels_deep_in_all_and_no_deeper()
    {
        // The frame, its fields, the arguments and the message are four of them.
        const int Inside = 60;
        await using var scene = await Scene.OpenAsync();
        var (inbox, faults) = (new Inbox<Message>(), new Inbox<FrameFault>());
        scene.Client.Connection.FrameFaulted += faults.Add;
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Server.Faults.SendText(Event(scene, $$"""[{"_id":"deepest","bot":{{Nested(Inside)}} }]"""));
        scene.Server.Faults.SendText(Event(scene, $$"""[{"_id":"too-deep","bot":{{Nested(Inside + 1)}} }]"""));

        Assert.Equal("deepest", (await inbox.NextAsync()).Id);
        Assert.Contains("64 levels", (await faults.NextAsync()).Reason, StringComparison.Ordinal);
        Assert.Equal(0, inbox.Count);

        static string Nested(int levels) => new string('[', levels) + new string(']', levels);
    }

    [Fact]
    public async Task A_reply_of_the_wrong_kind_fails_its_call_alone()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("rooms/get");
        var call = scene.Client.GetRoomsAsync().AsTask();
        var sent = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "rooms/get");

        scene.Server.Faults.SendText($$$"""{"msg":"result","id":"{{{sent.TextMember("id")}}}","result":[{"_id":{}}]}""");

        var fault = await Assert.ThrowsAsync<FrameFormatException>(() => call.Within());
        Assert.True(fault.Offset > 20);
        scene.Server.Faults.Clear();
        await AssertAliveAsync(scene);
    }

    [Fact]
    public async Task A_result_that_is_absent_although_the_schema_promises_one_reads_as_its_default()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("getRoomIdByNameOrId");
        var call = scene.Client.GetRoomIdAsync("general").AsTask();
        var sent = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "getRoomIdByNameOrId");

        scene.Server.Faults.SendText($$"""{"msg":"result","id":"{{sent.TextMember("id")}}"}""");

        // Some servers leave out results that are empty, so that absence cannot be told from an empty text.
        Assert.Equal("", await call.Within());
    }

    [Fact]
    public async Task An_error_behind_a_result_still_fails_the_call()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("getRoomIdByNameOrId");
        var call = scene.Client.GetRoomIdAsync("general").AsTask();
        var sent = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "getRoomIdByNameOrId");

        scene.Server.Faults.SendText($$$"""{"msg":"result","id":"{{{sent.TextMember("id")}}}","result":"GENERAL","error":{"error":500,"reason":"after all"}}""");

        Assert.Equal("500", (await Assert.ThrowsAsync<CallException>(() => call.Within())).Code);
    }

    [Fact]
    public async Task A_peers_fault_that_belongs_to_no_call_is_counted()
    {
        await using var scene = await Scene.OpenAsync();
        var faults = new Inbox<string>();
        scene.Client.Connection.PeerFaulted += faults.Add;

        scene.Server.Faults.SendText("""{"msg":"error","reason":"Malformed method invocation","offendingMessage":{"msg":"method"}}""");

        Assert.Equal("Malformed method invocation", await faults.NextAsync());
        await AssertAliveAsync(scene);
        Assert.Equal(1, scene.Client.Connection.Statistics.PeerFaults);
    }

    [Fact]
    public async Task Replies_to_nobody_are_counted()
    {
        await using var scene = await Scene.OpenAsync();

        scene.Server.Faults.SendText("""{"msg":"result","id":"999999","result":1}""");
        scene.Server.Faults.SendText("""{"msg":"result","id":"not-ours","result":1}""");
        scene.Server.Faults.SendText("""{"msg":"ready","subs":["999998"]}""");
        scene.Server.Faults.SendText("""{"msg":"nosub","id":"999997"}""");

        await AssertAliveAsync(scene);
        Assert.Equal((3, 1), (scene.Client.Connection.Statistics.UnknownIds, scene.Client.Connection.Statistics.Unexpected));
    }

    private static string Event(Scene scene, string body) =>
        $$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{scene.General.Id}}}","args":{{{body}}}}}""";

    private static async Task AssertAliveAsync(Scene scene)
    {
        Assert.Equal(2, (await scene.Client.GetRoomsAsync().Within()).Count);
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }
}
