using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class MessageTests
{
    private static readonly byte[] Frame = Encoding.UTF8.GetBytes(SampleFrames.Message);

    [Fact]
    public void A_record_holds_what_the_frame_says()
    {
        var message = JsonValues.Parse<TestMessageView, TestMessageView, TestMessage>(Frame);

        var expected = new TestMessage(
            "pLm8dQ2vXcR7sTn4K",
            "café \"quoted\" 😀 – ok\n",
            DateTimeOffset.FromUnixTimeMilliseconds(1718000000123),
            new TestUser("u1", "alice"),
            [new TestUser("u2", "bob"), new TestUser("u3", "c/d")],
            new JsonMap<JsonList<string>>([new(":+1:", ["bob", "alice"]), new(":x1:", [])]),
            -1.25);
        Assert.Equal(expected, message);
        Assert.Equal(expected.ToString(), message.ToString());
    }

    [Fact]
    public void The_last_of_duplicate_members_wins() =>
        Assert.Equal("b", JsonValues.Parse<TestUserView, TestUserView, TestUser>("""{"_id":"a","_id":"b"}"""u8).Id);

    [Fact]
    public void A_missing_member_is_counted()
    {
        var scratch = new ViewScratch();
        JsonValues.View<ArrayCodec<TestUserView, TestUserView, TestUser>, ArrayView<TestUserView, TestUserView, TestUser>, JsonList<TestUser>>("""[{},{"_id":null},{"_id":"a"}]"""u8, scratch);
        Assert.Equal(2, scratch.MissingMembers["TestUser.Id"]);
    }

    [Fact]
    public void Any_cut_or_damaged_message_is_read_or_faults()
    {
        var random = new Random(3);
        var scratch = new ViewScratch();
        for (var round = 0; round < 20_000; round++)
        {
            var mutated = Mutator.Mutate(Frame, random);
            try
            {
                Assert.InRange(Touch(mutated, scratch), 0, long.MaxValue);
            }
            catch (FrameFormatException fault)
            {
                Assert.InRange(fault.Offset, 0, mutated.Length);
            }
        }
    }

    [Fact]
    public void Reading_a_view_allocates_nothing()
    {
        var scratch = new ViewScratch();
        for (var round = 0; round < 200; round++)
            Touch(Frame, scratch);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0L;
        for (var round = 0; round < 1000; round++)
            sum += Touch(Frame, scratch);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.NotEqual(0, sum);
        Assert.Equal(0, allocated);

        // The control: the same message as a record has to be seen by the counter.
        before = GC.GetAllocatedBytesForCurrentThread();
        JsonValues.Parse<TestMessageView, TestMessageView, TestMessage>(Frame);
        Assert.NotEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Reads a frame and looks at every member.
    private static long Touch(ReadOnlySpan<byte> frame, ViewScratch scratch)
    {
        scratch.Reset();
        var cursor = new JsonCursor(frame);
        var message = TestMessageView.View(frame, scratch, TestMessageView.Read(ref cursor, scratch));
        cursor.ExpectEnd();
        Span<byte> buffer = stackalloc byte[1024];
        long sum = message.Id.CopyTo(buffer) + message.Text.CopyTo(buffer) + message.User.Name.CopyTo(buffer);
        sum += message.Text.Equals("no") ? 1 : 0;
        sum += message.Timestamp.Year + (message.Score < 0 ? 1 : 0);
        foreach (var user in message.Mentions)
            sum += user.Id.CopyTo(buffer) + user.Name.CopyTo(buffer);
        foreach (var reaction in message.Reactions)
        {
            sum += reaction.Name.CopyTo(buffer);
            foreach (var name in reaction.Value)
                sum += name == "bob"u8 ? 1 : 0;
        }

        return sum + (message.Reactions.TryGet(":x1:"u8, out var reactions) ? reactions.Count : 0);
    }
}
