using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class MessageMethodTests
{
    [Fact]
    public async Task Repeating_an_id_inserts_nothing_and_answers_without_result()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.True((await scene.AliceClient.CallAsync("sendMessage", scene.Draft("first", "one"))).HasResult);
        var again = await scene.AliceClient.CallAsync("sendMessage", scene.Draft("second", "one"));
        Assert.Equal(["msg", "id"], again.ResultFrame.Select(member => member.Key));
        Assert.Equal("first", Assert.Single(scene.Server.Messages).Text);
    }

    [Fact]
    public async Task Message_without_id_gets_one_at_its_end_as_recorded()
    {
        await using var scene = await Scene.OpenAsync();
        var sent = (await scene.AliceClient.CallAsync("sendMessage", scene.Draft("no id"))).Result!.AsObject();
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m22")["result"]!.AsObject();
        Assert.Equal(recorded.Select(member => member.Key), sent.Select(member => member.Key).Where(name => name != "md"));
    }

    [Theory]
    [InlineData("""{"rid":"RID","msg":"x","alias":"zed"}""", "400")]
    [InlineData("""{"rid":"RID","msg":"x","attachments":[]}""", "400")]
    [InlineData("""{"rid":"RID","msg":"x","bot":true}""", "400")]
    [InlineData("""{"rid":"RID","msg":5}""", "400")]
    [InlineData("""{"msg":"x"}""", "400")]
    [InlineData("\"str\"", "400")]
    [InlineData("""{"rid":"RID","msg":"x","t":"r"}""", "500")]
    [InlineData("""{"rid":"nosuchroom","msg":"x"}""", "error-invalid-room")]
    public async Task Drafts_that_do_not_match_are_refused(string draft, string code)
    {
        await using var scene = await Scene.OpenAsync();
        var parameter = JsonNode.Parse(draft.Replace("RID", scene.Room.Id, StringComparison.Ordinal));
        Assert.Equal(code, (await scene.AliceClient.CallAsync("sendMessage", parameter)).ErrorCode);
        Assert.Empty(scene.Server.Messages);
    }

    [Fact]
    public async Task Outsiders_and_oversized_texts_are_refused()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { MaxMessageLength = 10 });
        await using var carol = await TestClient.LoginAsync(scene.Server, scene.Carol);
        Assert.Equal("error-not-allowed", (await carol.CallAsync("sendMessage", scene.Draft("hi"))).ErrorCode);
        var tooLong = await scene.AliceClient.CallAsync("sendMessage", scene.Draft("12345678901"));
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m26");
        Assert.Equal(recorded["error"]!.ToJsonString(), tooLong.Error.ToJsonString());
        Assert.True((await scene.AliceClient.CallAsync("sendMessage", scene.Draft("1234567890"))).HasResult);
    }

    [Fact]
    public async Task Reply_updates_the_thread_and_shows_it_again()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Server.Post(scene.Room, scene.Alice, "question");
        await scene.AliceClient.SubscribeAsync("s1", "stream-room-messages", scene.Room.Id, false);
        var draft = scene.Draft("answer", "reply");
        draft["tmid"] = parent.Id;

        await scene.BobClient.CallAsync("sendMessage", draft);

        var reply = await NextMessageAsync(scene.AliceClient);
        Assert.Equal(parent.Id, (string?)reply["tmid"]);
        var shown = await NextMessageAsync(scene.AliceClient);
        Assert.Equal(parent.Id, (string?)shown["_id"]);
        Assert.Equal(1, (int)shown["tcount"]!);
        Assert.Equal(reply["ts"]!.ToJsonString(), shown["tlm"]!.ToJsonString());
        Assert.Equal($"[\"{scene.Bob.Id}\"]", shown["replies"]!.ToJsonString());
        Assert.True(Date(shown["_updatedAt"]) > Date(reply["_updatedAt"]));
        scene.Server.Post(scene.Room, scene.Bob, "again", parent.Id);
        Assert.Equal(2, (int)scene.Room.Messages[0].Document["tcount"]!);
        Assert.Single(scene.Room.Messages[0].Document["replies"]!.AsArray());
    }

    [Fact]
    public async Task Reactions_toggle_and_can_be_told_which_way()
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "6.13.0" });
        var message = scene.Server.Post(scene.Room, scene.Alice, "react to me");
        await scene.AliceClient.SubscribeAsync("s1", "stream-room-messages", scene.Room.Id, false);

        Assert.False((await scene.BobClient.CallAsync("setReaction", ":tada:", message.Id)).HasResult);
        Assert.Equal("""{":tada:":{"usernames":["bob"]}}""", (await NextMessageAsync(scene.AliceClient))["reactions"]!.ToJsonString());
        await scene.BobClient.CallAsync("setReaction", ":tada:", message.Id, true);
        await scene.AliceClient.ExpectQuietAsync();
        await scene.BobClient.CallAsync("setReaction", "tada", message.Id);
        Assert.False((await NextMessageAsync(scene.AliceClient)).ContainsKey("reactions"));
        Assert.Equal("error-not-allowed", (await scene.BobClient.CallAsync("setReaction", ":no good:", message.Id)).ErrorCode);
    }

    [Fact]
    public async Task Edits_show_the_message_again_with_who_and_when()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Server.Post(scene.Room, scene.Alice, "before");
        await scene.BobClient.SubscribeAsync("s1", "stream-room-messages", scene.Room.Id, false);
        var change = new JsonObject { ["_id"] = message.Id, ["rid"] = scene.Room.Id, ["msg"] = "after" };

        Assert.False((await scene.AliceClient.CallAsync("updateMessage", change.DeepClone())).HasResult);

        var shown = await NextMessageAsync(scene.BobClient);
        Assert.Equal("after", (string?)shown["msg"]);
        Assert.Equal("alice", (string?)shown["editedBy"]!["username"]);
        Assert.True(Date(shown["_updatedAt"]) > Date(shown["editedAt"]));
        Assert.True(Date(shown["_updatedAt"]) > message.UpdatedAt);
        Assert.Equal("error-action-not-allowed", (await scene.BobClient.CallAsync("updateMessage", change)).ErrorCode);
    }

    [Fact]
    public async Task Deleting_is_told_to_the_room()
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "6.13.0" });
        var message = scene.Server.Post(scene.Room, scene.Alice, "oops");
        await scene.BobClient.SubscribeAsync("s1", "stream-notify-room", scene.Room.Id + "/deleteMessage", false);
        Assert.False((await scene.AliceClient.CallAsync("deleteMessage", new JsonObject { ["_id"] = message.Id })).HasResult);
        var frame = await scene.BobClient.NextAsync();
        Assert.Equal($$"""[{"_id":"{{message.Id}}"}]""", frame["fields"]!["args"]!.ToJsonString());
        Assert.Empty(scene.Server.Messages);
    }

    [Fact]
    public async Task History_comes_newest_first_and_counts_what_it_leaves_out()
    {
        await using var scene = await Scene.OpenAsync();
        var posts = Enumerable.Range(0, 5).Select(number => scene.Server.Post(scene.Room, scene.Alice, $"n{number}")).ToArray();

        var page = await scene.BobClient.CallAsync("loadHistory", scene.Room.Id, null, 2, posts[0].Document["ts"]!.DeepClone());
        Assert.Equal(["n4", "n3"], page.Result!["messages"]!.AsArray().Select(message => (string?)message!["msg"]));
        Assert.Equal("n1", (string?)page.Result["firstUnread"]!["msg"]);
        Assert.Equal(2, (int)page.Result["unreadNotLoaded"]!);

        var older = await scene.BobClient.CallAsync("loadHistory", scene.Room.Id, posts[3].Document["ts"]!.DeepClone(), 2);
        Assert.Equal(["n2", "n1"], older.Result!["messages"]!.AsArray().Select(message => (string?)message!["msg"]));
        Assert.Equal(["messages", "unreadNotLoaded"], older.Result.AsObject().Select(member => member.Key));
        Assert.Equal("error-invalid-room", (await scene.BobClient.CallAsync("loadHistory", "nosuch", null, 3, null)).ErrorCode);
    }

    [Fact]
    public async Task Difference_of_messages_has_changes_and_deletions()
    {
        await using var scene = await Scene.OpenAsync();
        var old = scene.Server.Post(scene.Room, scene.Alice, "old");
        var gone = scene.Server.Post(scene.Room, scene.Alice, "gone");
        var since = new JsonObject { ["lastUpdate"] = new JsonObject { ["$date"] = gone.UpdatedAt } };
        scene.Server.Delete(gone);
        scene.Server.Edit(old, "new");
        var answer = (await scene.BobClient.CallAsync("messages/get", scene.Room.Id, since)).Result!;
        Assert.Equal("new", (string?)Assert.Single(answer["updated"]!.AsArray())!["msg"]);
        Assert.Equal(gone.Id, (string?)Assert.Single(answer["deleted"]!.AsArray())!["_id"]);
    }

    [Fact]
    public async Task Text_beyond_ascii_survives()
    {
        await using var scene = await Scene.OpenAsync();
        const string Text = "zażółć 你好 👩‍👩‍👧 \0 \"q\" <b>";
        var sent = await scene.AliceClient.CallAsync("sendMessage", scene.Draft(Text));
        Assert.Equal(Text, (string?)sent.Result!["msg"]);
        Assert.Contains("zażółć 你好 👩‍👩‍👧 \\u0000 \\\"q\\\" <b>", scene.Server.Connections.Open[0].Sent[^1].Text, StringComparison.Ordinal);
        Assert.Equal(Text, Assert.Single(scene.Server.Messages).Text);
    }

    [Theory]
    [InlineData(@"a\ud800b", "a\ufffdb")]
    [InlineData(@"a\udc00", "a\ufffd")]
    [InlineData(@"\ud83d\ude00", "\ud83d\ude00")]
    [InlineData(@"\\ud800", "\\ud800")]
    public async Task Half_a_surrogate_pair_comes_back_as_the_replacement_character(string escaped, string expected)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.AliceClient.SendAsync($$"""{"msg":"method","id":"x","method":"sendMessage","params":[{"rid":"{{scene.Room.Id}}","msg":"{{escaped}}"}]}""");
        await scene.AliceClient.ExpectResultAsync("x");
        Assert.Equal(expected, Assert.Single(scene.Server.Messages).Text);
    }

    private static async Task<JsonObject> NextMessageAsync(TestClient client)
    {
        var frame = await client.NextAsync();
        Assert.Equal("stream-room-messages", (string?)frame["collection"]);
        return frame["fields"]!["args"]![0]!.AsObject();
    }

    private static long Date(JsonNode? node) => (long)node!["$date"]!;
}
