using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>The two servers differ in order, greetings and what they leave out; the client does not care.</summary>
public sealed class FlavorTests
{
    public static TheoryData<ServerFlavor, Greeting, UpdatedOrder> Combinations
    {
        get
        {
            var data = new TheoryData<ServerFlavor, Greeting, UpdatedOrder>();
            foreach (var flavor in Enum.GetValues<ServerFlavor>())
            {
                foreach (var greeting in Enum.GetValues<Greeting>())
                {
                    foreach (var order in Enum.GetValues<UpdatedOrder>()) data.Add(flavor, greeting, order);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_conversation_is_the_same_with_both(ServerFlavor flavor, Greeting greeting, UpdatedOrder order)
    {
        await using var scene = await Scene.OpenAsync(new() { Flavor = flavor, Greeting = greeting, UpdatedOrder = order });
        var inbox = new Inbox<Message>();
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        var id = await scene.Client.SendTextAsync(scene.General.Id, "hello").Within();
        Assert.Equal((id, "hello"), (scene.General.Messages[0].Id, (await inbox.NextAsync()).Text));
        scene.Say("hi");
        Assert.Equal("hi", (await inbox.NextAsync()).Text);
        Assert.Equal(2, (await scene.Client.GetRoomsAsync().Within()).Count);
        await scene.Client.SendTypingAsync(scene.General.Id).Within();
        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.Secret.Id, "no").Within());
        Assert.Equal("error-not-allowed", refused.Code);
        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.Secret.Id).Within());
        await subscription.DisposeAsync().Within();
        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", scene.General.Id, 0);

        var statistics = scene.Client.Connection.Statistics;
        Assert.Equal((0, 0, 0), (statistics.Faults, statistics.UnknownKinds, statistics.UnknownIds));
    }

    [Fact]
    public async Task My_own_message_may_arrive_before_the_call_that_sent_it_returns()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<string>();
        scene.Server.Faults.DelayReplies("sendMessage", TimeSpan.FromMilliseconds(300));
        await using var subscription = await scene.Client.SubscribeToRoomMessagesViewAsync(scene.General.Id, message => inbox.Add(message.Id.ToString())).Within();

        var sending = scene.Client.SendTextAsync(scene.General.Id, "mine").AsTask();
        var id = await inbox.NextAsync();

        Assert.False(sending.IsCompleted);
        Assert.Equal(await sending.Within(), id);
    }

    [Fact]
    public async Task An_event_may_arrive_before_the_confirmation()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.IgnoreSubscriptions = true;
        var inbox = new Inbox<Message>();
        var subscribing = scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).AsTask();
        var sub = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "sub");

        scene.Server.Faults.SendText($$$"""{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"{{{scene.General.Id}}}","args":[{"_id":"early","rid":"r","msg":"early"}]}}""");
        scene.Server.Faults.SendText($$"""{"msg":"ready","subs":["{{sub.TextMember("id")}}"]}""");

        await using var subscription = await subscribing.Within();
        Assert.Equal("early", (await inbox.NextAsync()).Id);
    }

    [Fact]
    public async Task One_ready_may_confirm_several()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.IgnoreSubscriptions = true;
        var first = scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).AsTask();
        var second = scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id).AsTask();
        await Bounded.UntilAsync(() => scene.Socket.Received.Count(frame => frame.TextMember("msg") == "sub") == 2);
        var ids = scene.Socket.Received.Where(frame => frame.TextMember("msg") == "sub").Select(frame => $"\"{frame.TextMember("id")}\"");

        scene.Server.Faults.SendText($$"""{"msg":"ready","subs":[{{string.Join(",", ids)}}]}""");

        await using var one = await first.Within();
        await using var two = await second.Within();
        Assert.Equal((SubscriptionState.Live, SubscriptionState.Live), (one.State, two.State));
    }

    [Fact]
    public async Task A_second_ready_changes_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.RepeatReady = true;
        var inbox = new Inbox<Message>();

        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
        scene.Say("once");

        Assert.Equal("once", (await inbox.NextAsync()).Text);
        await scene.Client.GetRoomsAsync().Within();
        Assert.Equal(0, inbox.Count);
        // One more for the room, and one for the memberships, which the session watches by itself.
        await Bounded.UntilAsync(() => scene.Client.Connection.Statistics.Unexpected == 2);
        Assert.Equal(0, scene.Client.Connection.Statistics.Faults);
    }

    [Fact]
    public async Task Error_codes_may_be_numbers()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("rooms/get", new DdpError(404, "Method 'rooms/get' not found"));

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomsAsync().Within());

        Assert.Equal(("404", "Method 'rooms/get' not found", null), (refused.Code, refused.Reason, refused.RetryAfter));
    }

    [Fact]
    public async Task Too_many_requests_say_how_long_to_wait()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("rooms/get", new DdpError("too-many-requests", "Error, too many requests.", new System.Text.Json.Nodes.JsonObject { ["timeToReset"] = 8123.5 }));

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomsAsync().Within());

        Assert.Equal(TimeSpan.FromMilliseconds(8123.5), refused.RetryAfter);
        Assert.True(refused.IsTransient);
    }

    [Fact]
    public async Task An_error_may_come_without_a_reason()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("rooms/get", new DdpError("just-a-code"));

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.GetRoomsAsync().Within());

        Assert.Equal(("just-a-code", null), (refused.Code, refused.Reason));
        Assert.Contains("just-a-code", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Messages_may_come_in_fragments(int bytes)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.Fragment(bytes);
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Say("in pieces: äöü \U0001F680");

        Assert.Equal("in pieces: äöü \U0001F680", (await inbox.NextAsync()).Text);
        Assert.Equal(2, (await scene.Client.GetRoomsAsync().Within()).Count);
    }

    [Fact]
    public async Task The_server_may_end_a_subscription_by_itself()
    {
        await using var scene = await Scene.OpenAsync();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        var sub = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "sub");

        scene.Server.Faults.SendText($$$"""{"msg":"nosub","id":"{{{sub.TextMember("id")}}}","error":{"error":"not-allowed"}}""");

        var ended = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => subscription.Completion.Within());
        Assert.Equal("not-allowed", ended.Code);
        await scene.Client.GetRoomsAsync().Within();
    }
}
