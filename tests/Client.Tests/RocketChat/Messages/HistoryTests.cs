using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>A room's history as a sequence, page by page.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task All_messages_come_once_from_the_newest_back(int pageSize)
    {
        await using var scene = await Scene.OpenAsync();
        var said = Enumerable.Range(0, 14).Select(number => scene.Say($"{number}").Text).ToList();

        var read = await scene.Client.HistoryAsync(scene.General.Id, pageSize: pageSize).Select(message => message.Text).ToListAsync().Within();

        Assert.Equal(Enumerable.Reverse(said), read);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Messages_since_a_moment_come_once_oldest_first(int pageSize)
    {
        await using var scene = await Scene.OpenAsync();
        var said = Enumerable.Range(0, 7).Select(number => scene.Say($"{number}")).ToList();
        var since = (await scene.Client.GetMessageAsync(said[1].Id).Within())!.Timestamp;

        var read = await scene.Client.HistorySinceAsync(scene.General.Id, since, pageSize).Select(message => message.Text).ToListAsync().Within();

        Assert.Equal(["2", "3", "4", "5", "6"], read);
    }

    [Fact]
    public async Task Messages_of_one_millisecond_are_not_lost_between_pages()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("loadHistory");
        var reading = scene.Client.HistoryAsync(scene.General.Id, pageSize: 2).Select(message => message.Id).ToListAsync().AsTask();

        // Three of four were sent in the millisecond at which the first page ends.
        await AnswerAsync(scene, null, "d@9", "c@5");
        await AnswerAsync(scene, 6, "c@5", "b@5");
        await AnswerAsync(scene, 5, "a@4");

        Assert.Equal(["d", "c", "b", "a"], await reading.Within());
    }

    [Fact]
    public async Task No_page_is_read_before_it_is_wanted()
    {
        await using var scene = await Scene.OpenAsync();
        for (var number = 0; number < 5; number++) scene.Say($"{number}");

        var read = await scene.Client.HistoryAsync(scene.General.Id, pageSize: 2).Take(2).CountAsync().Within();

        Assert.Equal(2, read);
        Assert.Single(scene.Socket.Received, frame => frame.TextMember("method") == "loadHistory");
    }

    private static async Task AnswerAsync(Scene scene, long? before, params string[] messages)
    {
        var call = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "loadHistory" && frame.Text!.Contains(before is null ? "null" : $"{{\"$date\":{before}}}", StringComparison.Ordinal));
        var items = messages.Select(message => message.Split('@')).Select(parts => $$$"""{"_id":"{{{parts[0]}}}","rid":"r","msg":"","ts":{"$date":{{{parts[1]}}}},"u":{"_id":"b"},"_updatedAt":{"$date":{{{parts[1]}}}}}""");
        scene.Server.Faults.SendText($$$"""{"msg":"result","id":"{{{call.TextMember("id")}}}","result":{"messages":[{{{string.Join(',', items)}}}],"unreadNotLoaded":0}}""");
    }
}
