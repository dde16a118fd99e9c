using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Healing;

/// <summary>What several share on the server is there again before they are: scopes, carriers, probes.</summary>
public sealed class SharedOpeningTests
{
    private static readonly ValueStream<Int64Codec, long, long> Carried = new("Carried") { IsCarried = true };

    [Fact]
    public async Task A_scope_is_opened_again_before_its_topics_and_calls()
    {
        await using var session = await HealingSession.LiveAsync();
        var opening = session.Connection.OpenScopeAsync(new Scope("Room", ["lobby"])).AsTask();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("enter"), "null"));
        var scope = await Until.Done(opening);
        var first = scope.Scope!.Id;
        var numbers = await Until.Done(scope.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.BreakAsync();
        var call = scope.CallAsync(new Echo(5), Wire.Number).AsTask();
        session.Server.Replies = true;
        await session.HealAsync();

        var again = await session.SentAsync("enter");
        Assert.DoesNotContain(session.Socket.Sent, frame => TestSession.TypeOf(frame) is "subscribe" or "call");
        Assert.NotEqual(first, again);
        await session.ReceiveAsync(Wire.Reply(again, "null"));
        Assert.Equal(5, await Until.Done(call));
        await Until.Done(session.Connection.WaitForSubscriptionsAsync());
        Assert.Equal((again, SubscriptionState.Live), (scope.Scope.Id, numbers.State));
    }

    [Fact]
    public async Task A_scope_that_is_refused_after_healing_ends_with_all_that_is_in_it()
    {
        await using var session = await HealingSession.LiveAsync();
        var opening = session.Connection.OpenScopeAsync(new Scope("Room", ["lobby"])).AsTask();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("enter"), "null"));
        var scope = await Until.Done(opening);
        var numbers = await Until.Done(scope.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.BreakAsync();
        var call = scope.CallAsync(new Echo(5), Wire.Number).AsTask();
        await session.HealAsync();
        await session.ReceiveAsync(Wire.Failure(await session.SentAsync("enter"), "closed"));

        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(call))).Outcome);
        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(numbers.Completion));
        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(scope.Scope!.Ended));
    }

    [Fact]
    public async Task After_healing_the_first_topic_is_the_carrier_again_and_the_others_are_live_without_one()
    {
        await using var session = await HealingSession.LiveAsync();
        session.Server.Confirms = false;
        foreach (var (room, index) in "abc".Select((room, index) => ($"{room}", index)))
        {
            var subscribing = session.Connection.SubscribeAsync(Carried, Wire.Room(room, Carried)).AsTask();
            var id = await session.SentAsync("subscribe", index);
            await session.ReceiveAsync(index == 0 ? Wire.Subscribed(id) : Wire.Unsubscribed(id));
            await Until.Done(subscribing);
        }

        await session.BreakAsync();
        await session.HealAsync();
        var settled = session.Connection.WaitForSubscriptionsAsync();
        var carrier = await session.SentAsync("subscribe");
        await session.ReceiveAsync(Wire.Subscribed(carrier));
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe", 1)));
        Assert.False(settled.IsCompleted);
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe", 2)));
        await Until.Done(settled);
        await session.ReceiveAsync(Wire.Event("c", 7));
        Assert.Equal((1, 0), (session.Connection.Statistics.EventsDelivered, session.Connection.Statistics.Unexpected));
    }

    [Fact]
    public async Task One_probe_says_which_topics_have_to_be_fetched()
    {
        await using var session = await HealingSession.LiveAsync();
        var received = new List<string>();
        foreach (var room in new[] { "a", "b" })
        {
            var joining = session.Connection.SubscribeViewAsync(Rooms.Kept, Probed(room), item => received.Add($"{room}{item.Id}"), new SubscriptionOptions { OnGap = gap => received.Add($"{gap.Reason}") });
            await Until.Done(joining);
        }

        await session.ReceiveAsync(Item("a", 1, 1000));
        await session.ReceiveAsync(Item("b", 2, 1000));
        await session.BreakAsync();
        await session.HealAsync();
        var settled = session.Connection.WaitForSubscriptionsAsync();

        // The first topic that is back is asked for alone; the other has waited for the answer.
        await AnswerAsync("changed", 0, """{"rooms":[{"id":"x"}]}""");
        await AnswerAsync("changed", 1, """{"rooms":[{"id":"b"}]}""");
        await AnswerAsync("sync", 0, """{"items":[{"item":3,"v":2000},{"item":2,"v":1000}]}""");
        await Until.Done(settled);
        Assert.Equal(["a1", "b2", "b3"], received);
        Assert.Equal((2, 0), (session.Connection.Statistics.Recoveries, session.Connection.Statistics.Gaps));

        async Task AnswerAsync(string method, int skip, string result)
        {
            string[] asked = [];
            await Until.TrueAsync(() => (asked = [.. session.Socket.Sent.Where(frame => frame.Contains($"\"{method}\"", StringComparison.Ordinal))]).Length > skip, $"'{method}' is called");
            await session.ReceiveAsync(Wire.Reply(TestSession.IdOf(asked[skip]), result));
        }
    }

    [Fact]
    public void A_list_without_items_begins_at_the_beginning_and_a_strange_answer_nowhere()
    {
        var recovery = new StreamRecovery(TimeSpan.Zero, new JsonPath("items"), null, new JsonPath("messages", 0, "v"), DateVersion<UnixMillisecondsCodec>.Instance);
        Assert.Equal(0, recovery.ReadStart("""{"messages":[]}"""u8));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(5).UtcTicks, recovery.ReadStart("""{"messages":[{"v":5}]}"""u8));
        Assert.Null(recovery.ReadStart("""{"messages":[{}]}"""u8));
        Assert.Null(recovery.ReadStart("false"u8));
        Assert.Null(recovery.ReadStart(default));
    }

    private static string Item(string room, int id, long version) => Wire.Event(room, $$"""{"item":{{id}},"v":{{version}}}""");

    private static Topic Probed(string room) => new(Rooms.Kept, ["room", room])
    {
        Recovery = new TopicRecovery<Sync>(since => new Sync(room, since)) { Probe = new RecoveryProbe<Changed>(since => new Changed(since), new JsonPath("rooms"), new JsonPath("id"), room) },
    };
}
