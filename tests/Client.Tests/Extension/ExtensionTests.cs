using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Extension;

/// <summary>This project adds to the packaged api by <c>more.rt.json</c>, over a project reference.</summary>
public sealed class ExtensionTests
{
    private const string PollReply = """{"question":"Lunch at ?","asked":{"_id":"m1","rid":"r1","msg":"hm","ts":{"$date":0},"u":{"_id":"u1"},"_updatedAt":{"$date":0}}}""";

    [Fact]
    public async Task A_method_of_the_extension_works_on_the_packaged_client()
    {
        await using var server = await RocketChatServer.StartAsync();
        var alice = server.AddUser("alice");
        var room = server.AddRoom("general", alice);
        await using var client = await RocketChatClient.ResumeAsync(server.WebSocketUri, "alice", alice.PersonalAccessToken);
        await client.MarkAllReadAsync(room.Id);
        var error = await Assert.ThrowsAsync<CallException>(async () => await client.MarkAllReadAsync("nowhere"));
        Assert.Equal("error-invalid-subscription", error.Code);
    }

    [Fact]
    public async Task A_mock_of_the_interface_answers_methods_of_the_extension()
    {
        await using var scripted = await ScriptedConnection.StartAsync();
        scripted
            .Answer("readMessages", "true")
            .Answer("polls.ask", parameters => PollReply.Replace("?", parameters[0].GetString(), StringComparison.Ordinal));
        var mock = MockedClient.Of(scripted.Connection);

        await mock.MarkAllReadAsync("r1");
        var poll = await mock.AskAsync("noon", new Room { Id = "r1", Type = RoomType.Channel }, [new LoginUser { Username = "bob" }]);
        using var raw = await mock.AskRawAsync("one", new Room { Id = "r1", Type = RoomType.Channel }, []);

        Assert.Equal("Lunch at noon", poll.Question);
        Assert.Equal("m1", poll.Asked.Id);
        Assert.Contains("Lunch at one", raw.ToString(), StringComparison.Ordinal);
        Assert.Equal(["readMessages", "polls.ask", "polls.ask"], scripted.Calls.Select(static call => call.Method));
        Assert.Equal("""["r1"]""", scripted.Calls[0].Parameters);
        Assert.Equal("""["noon",{"_id":"r1","t":"c"},[{"username":"bob"}]]""", scripted.Calls[1].Parameters);
    }

    [Fact]
    public async Task A_mock_of_the_interface_delivers_events_of_the_extension()
    {
        await using var scripted = await ScriptedConnection.StartAsync();
        var mock = MockedClient.Of(scripted.Connection);

        await using var deletions = await mock.SubscribeToDeletionsAsync("r1");
        await using var polls = await mock.SubscribeToPollsAsync("r1");
        scripted.Publish(["stream-notify-room", "r1/deleteMessage"], """[{"_id":"m1"}]""");
        scripted.Publish(["stream-notify-room", "r2/deleteMessage"], """[{"_id":"m2"}]""");
        scripted.Publish(["stream-polls", "r1"], """["inserted",{"question":"Tea?","asked":{"_id":"m3"}}]""");

        using var deadline = new CancellationTokenSource(Bounded.Patience);
        await foreach (var deletion in deletions.WithCancellation(deadline.Token))
        {
            Assert.Equal("m1", deletion.Id);
            break;
        }

        await foreach (var change in polls.WithCancellation(deadline.Token))
        {
            Assert.Equal((ChangeKind.Inserted, "Tea?", "m3"), (change.Change, change.Poll.Question, change.Poll.Asked.Id));
            break;
        }
    }

    [Fact]
    public async Task A_scripted_connection_refuses_what_it_has_no_answer_for()
    {
        await using var scripted = await ScriptedConnection.StartAsync();
        scripted.Refuse("readMessages", "no-such-room");
        var mock = MockedClient.Of(scripted.Connection);
        var refused = await Assert.ThrowsAsync<CallException>(async () => await mock.MarkAllReadAsync("r1"));
        var unknown = await Assert.ThrowsAsync<CallException>(async () => await mock.AskAsync("noon", new Room { Id = "r1", Type = RoomType.Channel }, []));
        Assert.Equal(("no-such-room", "not-scripted"), (refused.Code, unknown.Code));
    }

    [Fact]
    public void What_the_extension_adds_is_internal_and_named_after_the_assembly()
    {
        var added = typeof(ExtensionTests).Assembly.GetType("Framewright.RocketChat.FramewrightClientTestsRocketChatExtensions", throwOnError: true)!;
        Assert.True(added.IsNotPublic);
        Assert.True(typeof(Poll).IsNotPublic);
        Assert.Equal("Framewright.Client.Tests", typeof(Poll).Namespace);
        Assert.Null(typeof(ExtensionTests).Assembly.GetType("Framewright.RocketChat.Message"));
        Assert.Null(typeof(ExtensionTests).Assembly.GetType("Framewright.Client.Tests.Message"));
    }

    [Fact]
    public async Task A_missing_client_is_the_callers_mistake()
    {
        IRocketChatClient? none = null;
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await none!.MarkAllReadAsync("r1"));
        Assert.Throws<ArgumentNullException>(() => none!.DeletionsAsync("r1"));
    }
}
