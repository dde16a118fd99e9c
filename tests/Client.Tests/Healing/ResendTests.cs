using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>A message that a break caught on its way is in the room exactly once, and its sender learns so.</summary>
public sealed class ResendTests
{
    public static TheoryData<ServerFlavor, bool> Cases { get; } = new()
    {
        { ServerFlavor.Monolith, true },
        { ServerFlavor.Monolith, false },
        { ServerFlavor.Streamer, true },
        { ServerFlavor.Streamer, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_is_sent_again_and_stored_once(ServerFlavor flavor, bool isStoredAtFirst)
    {
        await using var scene = await OpenAsync(flavor);
        if (isStoredAtFirst) scene.Server.Faults.DropBeforeReply("sendMessage");
        else scene.Server.Faults.DropBeforeHandling("sendMessage");
        var message = NewMessage(scene);

        var sent = await scene.Client.SendMessageAsync(message).Within();

        Assert.Equal((message.Id, "once", scene.Alice.Id), (sent!.Id, sent.Text, sent.Sender.Id));
        Assert.Equal(message.Id, Assert.Single(scene.General.Messages).Id);
        Assert.Equal(1, scene.Client.Connection.Statistics.CallsRepeated);
        // The repeat of what was stored is answered with nothing, or with an error: only a look at the id tells.
        Assert.Equal(isStoredAtFirst, scene.Socket.Received.Any(frame => frame.TextMember("method") == "getSingleMessage"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_survives_one_break_after_the_other(ServerFlavor flavor, bool isStoredAtFirst)
    {
        await using var scene = await OpenAsync(flavor);
        var message = NewMessage(scene);
        if (isStoredAtFirst) scene.Server.Faults.DropBeforeReply("sendMessage");
        else scene.Server.Faults.DropBeforeHandling("sendMessage");
        scene.Server.Faults.DropBeforeHandling("getSingleMessage");
        scene.Server.Faults.RefuseUpgrades(3);

        var sent = await scene.Client.SendMessageAsync(message).Within();

        Assert.Equal(message.Id, sent!.Id);
        Assert.Single(scene.General.Messages);
    }

    [Fact]
    public async Task Many_at_once_are_stored_once_each_and_in_order()
    {
        await using var scene = await OpenAsync(ServerFlavor.Monolith);
        var messages = Enumerable.Range(0, 200).Select(number => NewMessage(scene, $"{number}")).ToArray();
        var sending = messages.Select(message => scene.Client.SendMessageAsync(message).AsTask()).ToList();
        await scene.Server.WaitForMessageAsync(message => message.Text == "20");

        scene.Server.Faults.DropConnections();

        var sent = await Task.WhenAll(sending).Within();
        Assert.Equal(messages.Select(message => message.Id), sent.Select(message => message!.Id));
        Assert.Equal(messages.Select(message => message.Text), scene.General.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task A_repeat_that_the_server_drops_is_a_refusal_and_not_null()
    {
        await using var scene = await OpenAsync(ServerFlavor.Monolith);
        scene.Server.Faults.DropBeforeHandling("sendMessage");
        scene.Server.Faults.SkipCalls("sendMessage");

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendMessageAsync(NewMessage(scene)).Within());

        Assert.Contains("refused", refused.Message, StringComparison.Ordinal);
        Assert.Empty(scene.General.Messages);
    }

    [Fact]
    public async Task A_repeat_that_nothing_explains_is_unknown_and_safe_to_try_again()
    {
        await using var scene = await OpenAsync(ServerFlavor.Streamer);
        scene.Server.Faults.DropBeforeHandling("sendMessage");
        scene.Server.Faults.SkipCalls("sendMessage");

        // This flavour answers both the repeat and the question with "no such method".
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => scene.Client.SendMessageAsync(NewMessage(scene)).Within());

        Assert.Equal((CallOutcome.Unknown, true), (lost.Outcome, lost.IsTransient));
        Assert.Empty(scene.General.Messages);
    }

    [Fact]
    public async Task A_call_that_nothing_makes_repeatable_is_unknown_after_a_break()
    {
        // From 8.0 on this goes over HTTP.
        await using var scene = await Scene.OpenAsync(new() { Version = "7.10.0" }, FastHealing.Of);
        var said = scene.Say("well?");
        scene.Server.Faults.DropBeforeReply("setReaction");

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => scene.Client.SetReactionAsync(Emoji.ThumbsUp, said.Id).Within());

        Assert.Equal((CallOutcome.Unknown, false), (lost.Outcome, lost.IsTransient));
        Assert.NotNull(scene.General.Messages[0].Document["reactions"]);
    }

    [Fact]
    public async Task A_message_that_is_sent_while_the_server_is_away_waits_for_it()
    {
        await using var scene = await OpenAsync(ServerFlavor.Monolith);
        await scene.Server.StopAsync().Within();
        await Bounded.UntilAsync(() => scene.Client.Connection.State != ConnectionState.Live);
        var sending = scene.Client.SendMessageAsync(NewMessage(scene)).AsTask();
        Assert.False(sending.IsCompleted);

        await scene.Server.RestartAsync().Within();

        Assert.Equal("once", (await sending.Within())!.Text);
        Assert.Equal(0, scene.Client.Connection.Statistics.CallsRepeated);
    }

    [Fact]
    public async Task A_call_that_the_server_limits_waits_as_long_as_it_says_and_is_made_again()
    {
        await using var scene = await Scene.OpenAsync(
            new RocketChatServerOptions { MethodLimits = new Dictionary<string, RequestLimit> { ["sendMessage"] = new(5, TimeSpan.FromMilliseconds(200)) } },
            FastHealing.Of);

        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => scene.Client.SendMessageAsync(NewMessage(scene, $"{number}")).AsTask())).Within();

        Assert.Equal(12, sent.Select(message => message!.Id).Distinct().Count());
        Assert.Equal(12, scene.General.Messages.Count);
        Assert.True(scene.Client.Connection.Statistics.CallsPostponed >= 7);
    }

    private static Task<Scene> OpenAsync(ServerFlavor flavor) => Scene.OpenAsync(new RocketChatServerOptions { Flavor = flavor }, FastHealing.Of);

    private static OutgoingMessage NewMessage(Scene scene, string text = "once") => new() { Id = MessageId.Create(), RoomId = scene.General.Id, Text = text };
}
