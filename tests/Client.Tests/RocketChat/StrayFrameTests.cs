using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Well-formed frames that nobody waits for, as real servers send them: each is counted where it belongs, and harms neither the call nor the subscription that lives beside it.</summary>
public sealed class StrayFrameTests
{
    [Theory]
    [InlineData("a reply to a call that never was", """{"msg":"result","id":"999999","result":{}}""", nameof(ConnectionStatistics.UnknownIds))]
    [InlineData("a reply with a foreign id", """{"msg":"result","id":"not-ours","result":{}}""", nameof(ConnectionStatistics.UnknownIds))]
    [InlineData("a reply with a number for an id", """{"msg":"result","id":7.5,"result":{}}""", nameof(ConnectionStatistics.UnknownIds))]
    [InlineData("a reply without an id", """{"msg":"result","result":{}}""", nameof(ConnectionStatistics.UnknownIds))]
    [InlineData("a reply to a finished call", """{"msg":"result","id":"{login}","result":{}}""", nameof(ConnectionStatistics.LateReplies))]
    [InlineData("an error for a finished call", """{"msg":"result","id":"{login}","error":{"error":500}}""", nameof(ConnectionStatistics.LateReplies))]
    [InlineData("a second ready", """{"msg":"ready","subs":["{sub}"]}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("a ready for a subscription that never was", """{"msg":"ready","subs":["999999"]}""", nameof(ConnectionStatistics.UnknownIds))]
    [InlineData("a ready for something that is no subscription", """{"msg":"ready","subs":["{login}"]}""", nameof(ConnectionStatistics.LateReplies))]
    [InlineData("a bare nosub that nobody asked for", """{"msg":"nosub","id":"999999"}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("a nosub with an error that nobody asked for", """{"msg":"nosub","id":"999999","error":{"error":404}}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("a nosub without an id", """{"msg":"nosub"}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("a second connected", """{"msg":"connected","session":"other"}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("a refusal of the opening that is over", """{"msg":"failed","version":"pre1"}""", nameof(ConnectionStatistics.Unexpected))]
    [InlineData("an event of a stream that nobody asked for", """{"msg":"changed","collection":"stream-other","id":"id","fields":{"eventName":"x","args":[1]}}""", nameof(ConnectionStatistics.EventsUnrouted))]
    [InlineData("an event of a room that nobody asked for", """{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":"elsewhere","args":[1]}}""", nameof(ConnectionStatistics.EventsUnrouted))]
    [InlineData("a document that nobody asked for", """{"msg":"added","collection":"users","id":"u","fields":{"a":1}}""", nameof(ConnectionStatistics.EventsUnrouted))]
    [InlineData("an error frame", """{"msg":"error","reason":"Bad request","offendingMessage":{}}""", nameof(ConnectionStatistics.PeerFaults))]
    [InlineData("a frame of no known kind", """{"msg":"movedBefore","collection":"c","id":"1","before":null}""", nameof(ConnectionStatistics.UnknownKinds))]
    [InlineData("a ready whose list is none", """{"msg":"ready","subs":7}""", nameof(ConnectionStatistics.Faults))]
    [InlineData("a ready without a list", """{"msg":"ready"}""", nameof(ConnectionStatistics.Faults))]
    public async Task It_is_counted_and_harms_nothing(string what, string frame, string counter)
    {
        const int Times = 50;
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<string>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, token) => inbox.AddAsync(message.Text, token)).Within();
        var sub = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("msg") == "sub");
        var login = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("method") == "login");
        scene.Server.Faults.SwallowReplies("getRoomIdByNameOrId");
        var call = scene.Client.GetRoomIdAsync("general").AsTask();
        var called = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("method") == "getRoomIdByNameOrId");
        var before = Counts(scene.Client);

        var stray = frame.Replace("{login}", login.TextMember("id"), StringComparison.Ordinal).Replace("{sub}", sub.TextMember("id"), StringComparison.Ordinal);
        for (var time = 0; time < Times; time++) scene.Server.Faults.SendText(stray);
        scene.Say("still heard");
        scene.Server.Faults.SendText($$"""{"msg":"result","id":"{{called.TextMember("id")}}","result":"still answered"}""");

        Assert.Equal("still heard", await inbox.NextAsync());
        Assert.Equal("still answered", await call.Within());
        before[counter] += Times;
        Assert.True(before.SequenceEqual(Counts(scene.Client)), $"{what}: {string.Join(", ", Counts(scene.Client))}");
        Assert.Equal((SubscriptionState.Live, ConnectionState.Live), (subscription.State, scene.Client.Connection.State));
    }

    [Fact]
    public async Task A_duplicate_reply_is_late_and_the_first_one_counts()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("getRoomIdByNameOrId");
        var call = scene.Client.GetRoomIdAsync("general").AsTask();
        var called = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("method") == "getRoomIdByNameOrId");
        foreach (var answer in new[] { "\"result\":\"first\"", "\"result\":\"second\"", "\"error\":{\"error\":500}", "\"result\":[" })
            scene.Server.Faults.SendText($$"""{"msg":"result","id":"{{called.TextMember("id")}}",{{answer}}}""");
        scene.Server.Faults.Clear();

        Assert.Equal("first", await call.Within());
        await scene.Client.GetRoomsAsync().Within();
        Assert.Equal((2, 1, 0), (scene.Client.Connection.Statistics.LateReplies, scene.Client.Connection.Statistics.Faults, scene.Client.Connection.Statistics.UnknownIds));
    }

    [Fact]
    public async Task A_reply_to_a_call_that_was_given_up_is_late()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("getRoomIdByNameOrId");
        using var cancellation = new CancellationTokenSource();
        var call = scene.Client.GetRoomIdAsync("general", cancellation.Token).AsTask();
        var called = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("method") == "getRoomIdByNameOrId");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());

        scene.Server.Faults.SendText($$"""{"msg":"result","id":"{{called.TextMember("id")}}","result":"too late"}""");
        await scene.Client.GetRoomsAsync().Within();
        Assert.Equal(1, scene.Client.Connection.Statistics.LateReplies);
    }

    [Fact]
    public async Task A_second_nosub_after_leaving_is_unexpected_and_the_next_subscription_is_not_its_victim()
    {
        await using var scene = await Scene.OpenAsync();
        var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        var sub = await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("msg") == "sub");
        await first.DisposeAsync().Within();
        await scene.Socket.WaitForFrameAsync(sent => sent.TextMember("msg") == "unsub");
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        scene.Server.Faults.SendText($$"""{"msg":"nosub","id":"{{sub.TextMember("id")}}"}""");
        await scene.Client.GetRoomsAsync().Within();

        Assert.Equal((SubscriptionState.Live, 1), (second.State, scene.Client.Connection.Statistics.Unexpected));
    }

    private static SortedDictionary<string, long> Counts(RocketChatClient client)
    {
        var statistics = client.Connection.Statistics;
        return new(StringComparer.Ordinal)
        {
            [nameof(statistics.Faults)] = statistics.Faults,
            [nameof(statistics.UnknownKinds)] = statistics.UnknownKinds,
            [nameof(statistics.UnknownIds)] = statistics.UnknownIds,
            [nameof(statistics.LateReplies)] = statistics.LateReplies,
            [nameof(statistics.Unexpected)] = statistics.Unexpected,
            [nameof(statistics.EventsUnrouted)] = statistics.EventsUnrouted,
            [nameof(statistics.PeerFaults)] = statistics.PeerFaults,
            [nameof(statistics.SocketsLost)] = statistics.SocketsLost,
        };
    }
}
