using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Framewright.Versions;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>What one does with a message, on servers that have retired some of it and on such that have not.</summary>
public sealed class MessageActionTests
{
    [Theory]
    [InlineData("6.13.0", true)]
    [InlineData("8.3.0", false)]
    public async Task Reactions_go_over_the_socket_where_they_can(string version, bool overSocket)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Version = version });
        var message = await SaidAsync(scene);

        await scene.Client.ReactAsync(message, Emoji.Tada).Within();
        var stored = await scene.Client.GetMessageAsync(message.Id).Within();
        Assert.Equal(["alice"], stored!.Reactions![":tada:"].Usernames);

        await scene.Client.ReactAsync(message, Emoji.Tada, shouldReact: false).Within();
        stored = await scene.Client.GetMessageAsync(message.Id).Within();
        Assert.True(stored!.Reactions is null or { Count: 0 });
        Assert.Equal(overSocket ? 0 : 2, scene.Server.Requests.Count(request => request.Path == "/api/v1/chat.react"));
    }

    [Theory]
    [InlineData("6.13.0")]
    [InlineData("8.3.0")]
    public async Task A_message_of_one_s_own_is_edited_and_deleted(string version)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Version = version });
        var id = await scene.Client.SendTextAsync(scene.General.Id, "tpyo").Within();
        var message = (await scene.Client.GetMessageAsync(id).Within())!;

        await scene.Client.EditAsync(message, "typo").Within();
        Assert.Equal("typo", (await scene.Client.GetMessageAsync(id).Within())!.Text);

        await scene.Client.DeleteAsync(message).Within();
        Assert.Null(await scene.Client.GetMessageAsync(id).Within());
    }

    [Fact]
    public async Task What_both_ways_refuse_is_the_last_one_s_error()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await SaidAsync(scene);

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.ReactAsync(message with { Id = "nosuch" }, Emoji.Tada).Within());

        Assert.NotNull(refused.StatusCode);
        Assert.NotEqual("404", refused.Code);
    }

    [Fact]
    public async Task A_reply_goes_into_the_thread_of_what_it_answers()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await SaidAsync(scene);

        var first = (await scene.Client.GetMessageAsync(await scene.Client.ReplyAsync(message, "a").Within()).Within())!;
        var second = (await scene.Client.GetMessageAsync(await scene.Client.ReplyAsync(first, "b").Within()).Within())!;

        Assert.Equal((message.Id, message.Id), (first.ThreadId, second.ThreadId));
    }

    [Fact]
    public async Task Pins_and_stars_are_set_and_taken_away()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await SaidAsync(scene);

        await scene.Client.PinAsync(message).Within();
        await scene.Client.StarAsync(message).Within();
        var marked = (await scene.Client.GetMessageAsync(message.Id).Within())!;
        await scene.Client.PinAsync(message, isPinned: false).Within();
        await scene.Client.StarAsync(message, isStarred: false).Within();
        var plain = (await scene.Client.GetMessageAsync(message.Id).Within())!;

        Assert.True(marked.IsPinned);
        Assert.Equal([scene.Alice.Id], marked.StarredBy!.Select(star => star.UserId));
        Assert.False(plain.IsPinned ?? false);
        Assert.True(plain.StarredBy is null or { Count: 0 });
    }

    [Fact]
    public async Task Retired_methods_go_over_HTTP_once_the_server_s_version_is_known()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await SaidAsync(scene);
        scene.Client.Connection.ServiceVersion = ServiceVersion.Parse("9.0.0");

        await scene.Client.PinAsync(message).Within();
        await scene.Client.StarAsync(message).Within();
        await scene.Client.FollowThreadAsync(message.Id).Within();

        Assert.Equal(["/api/v1/chat.pinMessage", "/api/v1/chat.starMessage", "/api/v1/chat.followMessage"], scene.Server.Requests.Select(request => request.Path).Where(path => path.StartsWith("/api/v1/chat.", StringComparison.Ordinal)));
        Assert.DoesNotContain(scene.Socket.Received, frame => frame.TextMember("method") is "pinMessage" or "starMessage" or "followMessage");
        Assert.True((await scene.Client.GetMessageAsync(message.Id).Within())!.IsPinned);
    }

    [Fact]
    public async Task A_message_over_HTTP_is_the_same_as_over_the_socket()
    {
        await using var scene = await Scene.OpenAsync();
        var sent = (await scene.Client.SendMessageOverHttpAsync(new OutgoingMessage { Id = MessageId.Create(), RoomId = scene.General.Id, Text = "hello *you*" }).Within())!;

        var overHttp = await scene.Client.GetMessageOverHttpAsync(sent.Id).Within();
        var overSocket = await scene.Client.GetMessageAsync(sent.Id).Within();

        Assert.Equal("hello *you*", overSocket!.Text);
        Assert.NotEqual(default, overSocket.Timestamp);
        Assert.Equal(overSocket, overHttp);
    }

    private static async Task<Message> SaidAsync(Scene scene) => (await scene.Client.GetMessageAsync(scene.Say("hello").Id).Within())!;
}
