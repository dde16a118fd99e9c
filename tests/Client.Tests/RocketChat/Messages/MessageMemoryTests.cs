using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>Why a message is delivered, by what is remembered of it and by its content.</summary>
public sealed class MessageMemoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly MessageMemory memory = new(3);

    public static TheoryData<string, string, MessageChangeKind> Changes { get; } = new()
    {
        { "edited text", """ "msg":"better","editedAt":{"$date":1777636900000} """, MessageChangeKind.Edited },
        { "edited, and back again", """ "msg":"text","editedAt":{"$date":1777636900000} """, MessageChangeKind.Edited },
        { "a reaction", """ "msg":"text","reactions":{":+1:":{"usernames":["bob"]}} """, MessageChangeKind.Reacted },
        { "a reply", """ "msg":"text","tcount":1,"tlm":{"$date":1777636900000},"replies":["b"] """, MessageChangeKind.Replied },
        { "a follower", """ "msg":"text","replies":["b"] """, MessageChangeKind.Replied },
        { "a mark", """ "msg":"","t":"rm" """, MessageChangeKind.Deleted },
        { "a pin", """ "msg":"text","pinned":true """, MessageChangeKind.Pinned },
        { "a star", """ "msg":"text","starred":[{"_id":"b"}] """, MessageChangeKind.Starred },
        { "a preview", """ "msg":"text","urls":[{"url":"https://example.test","meta":{"pageTitle":"x"}}] """, MessageChangeKind.PreviewAdded },
        { "a translation", """ "msg":"text","translations":{"de":"Text"} """, MessageChangeKind.Translated },
        { "nothing", """ "msg":"text" """, MessageChangeKind.Other },
        { "an edit and a reaction", """ "msg":"x","editedAt":{"$date":1777636900000},"reactions":{":+1:":{"usernames":["bob"]}} """, MessageChangeKind.Edited },
        { "a deletion of an edited one", """ "msg":"","t":"rm","editedAt":{"$date":1777636900000} """, MessageChangeKind.Deleted },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_remembered_message_is_compared(string what, string now, MessageChangeKind expected)
    {
        Assert.Equal(MessageChangeKind.New, memory.Classify(Parse("m", 0, """ "msg":"text" """)).Kind);

        var change = memory.Classify(Parse("m", 0, now));

        Assert.True(expected == change.Kind, $"{what}: {change.Kind}");
        Assert.Equal("m", change.Message.Id);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void The_content_of_an_old_message_tells_what_happened_to_it(string what, string now, MessageChangeKind expected)
    {
        memory.Classify(Parse("first", 10, """ "msg":"text" """));

        var change = memory.Classify(Parse("older", 5, now));

        // A text alone does not say that it was another one.
        Assert.True((expected == MessageChangeKind.Other ? MessageChangeKind.New : expected) == change.Kind, $"{what}: {change.Kind}");
    }

    [Fact]
    public void What_was_taken_back_is_a_change_too()
    {
        memory.Classify(Parse("m", 0, """ "msg":"text","reactions":{":+1:":{"usernames":["bob"]}},"pinned":true """));

        Assert.Equal(MessageChangeKind.Reacted, memory.Classify(Parse("m", 0, """ "msg":"text","pinned":true """)).Kind);
        Assert.Equal(MessageChangeKind.Unpinned, memory.Classify(Parse("m", 0, """ "msg":"text","pinned":false """)).Kind);
    }

    [Fact]
    public void Reading_by_everybody_is_told()
    {
        memory.Classify(Parse("m", 0, """ "msg":"text","unread":true """));

        Assert.Equal(MessageChangeKind.Read, memory.Classify(Parse("m", 0, """ "msg":"text" """)).Kind);
    }

    [Fact]
    public void The_order_of_reactions_is_no_change()
    {
        memory.Classify(Parse("m", 0, """ "msg":"text","reactions":{":a:":{"usernames":["bob"]},":b:":{"usernames":["eve"]}} """));

        Assert.Equal(MessageChangeKind.Other, memory.Classify(Parse("m", 0, """ "msg":"text","reactions":{":b:":{"usernames":["eve"]},":a:":{"usernames":["bob"]}} """)).Kind);
    }

    [Fact]
    public void What_was_sent_since_the_first_message_is_new_however_it_looks()
    {
        memory.Classify(Parse("first", 0, """ "msg":"text" """));

        // As after a gap, where a message comes first with the edit that it had meanwhile.
        Assert.Equal(MessageChangeKind.New, memory.Classify(Parse("later", 5, """ "msg":"x","editedAt":{"$date":1777636900000} """)).Kind);
        Assert.Equal(MessageChangeKind.New, memory.Classify(Parse("between", 3, """ "msg":"x","tcount":2 """)).Kind);
    }

    [Fact]
    public void No_more_is_remembered_than_was_asked_for()
    {
        for (var number = 0; number < 10; number++) memory.Classify(Parse($"{number}", number, """ "msg":"text" """));

        Assert.Equal(3, memory.Count);
        Assert.Equal(MessageChangeKind.Other, memory.Classify(Parse("9", 9, """ "msg":"text" """)).Kind);
        // Forgotten: it was sent before the time that the memory is complete for, so that its content tells.
        Assert.Equal(MessageChangeKind.Reacted, memory.Classify(Parse("4", 4, """ "msg":"text","reactions":{":a:":{"usernames":["bob"]}} """)).Kind);
        Assert.Equal(MessageChangeKind.New, memory.Classify(Parse("10", 10, """ "msg":"text","tcount":1 """)).Kind);
    }

    [Fact]
    public void What_was_heard_of_last_is_forgotten_last()
    {
        foreach (var id in new[] { "a", "b", "c" }) memory.Classify(Parse(id, 0, """ "msg":"text" """));
        memory.Classify(Parse("a", 0, """ "msg":"text","pinned":true """));

        memory.Classify(Parse("d", 1, """ "msg":"text" """));

        Assert.Equal(MessageChangeKind.Unpinned, memory.Classify(Parse("a", 0, """ "msg":"text" """)).Kind);
    }

    [Fact]
    public void A_memory_holds_something() => Assert.Throws<ArgumentOutOfRangeException>(() => new MessageMemory(0));

    private static Message Parse(string id, int second, string members)
    {
        var at = Start.AddSeconds(second).ToUnixTimeMilliseconds();
        return Message.Parse(System.Text.Encoding.UTF8.GetBytes($$$"""{"_id":"{{{id}}}","rid":"r","ts":{"$date":{{{at}}}},"u":{"_id":"b","username":"bob"},"_updatedAt":{"$date":{{{at}}}},{{{members}}}}"""));
    }
}
