using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class ViewMembersTests
{
    private const int Numbers = 3;

    [Fact]
    public void Members_are_those_of_the_block()
    {
        var scratch = new ViewScratch();
        var members = Of("""{"a":"one"}"""u8, scratch, Slot.Text(6, 3, escaped: false), Slot.Number(1, 2), Slot.Null);
        Assert.True(members.IsPresent);
        Assert.Same(scratch, members.Scratch);
        Assert.Equal(11, members.Frame.Length);
        Assert.Equal(Numbers, members.Slots.Length);
        Assert.Equal("one", members.Text(0).ToString());
        Assert.Equal(Slot.Number(1, 2), members[1]);
        Assert.False(members.Text(2).IsPresent);
        Assert.True(members.Text(2).Raw.IsEmpty);
    }

    [Fact]
    public void What_lies_outside_of_the_block_is_absent()
    {
        var scratch = new ViewScratch();
        var members = Of("\"\""u8, scratch, Slot.Text(1, 0, escaped: false), default, default);
        scratch.Set(scratch.Rent(1), Slot.Boolean(true));
        Assert.True(members[Numbers].IsAbsent);
        Assert.True(members[-1].IsAbsent);
        Assert.False(members.Text(Numbers).IsPresent);
        Assert.True(members.Text(0).IsPresent);
    }

    [Fact]
    public void An_object_that_is_not_there_has_no_members()
    {
        var members = ViewMembers.Of("{}"u8, new ViewScratch(), Slot.Null, Numbers);
        Assert.False(members.IsPresent);
        Assert.Equal(0, members.Slots.Length + members.Frame.Length);
        Assert.True(members[0].IsAbsent);
        Assert.False(members.Text(0).IsPresent);
        Assert.False(members.List<Int32Codec, int, int>(0).IsPresent);
        Assert.False(members.Map<Int32Codec, int, int>(0).GetEnumerator().MoveNext());
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(int.MaxValue, 1)]
    public void A_text_outside_of_the_frame_is_refused(int start, int length)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of("abc"u8, new ViewScratch(), Slot.Text(start, length, escaped: false), default, default).Text(0).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => TextCodec.View("abc"u8, new ViewScratch(), Slot.Text(start, length, escaped: true)).ToString());
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 1 << 20)]
    [InlineData(1 << 20, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_block_outside_of_the_scratch_is_refused(int block, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ViewMembers.Of("{}"u8, new ViewScratch(), Slot.Object(block), count).IsPresent);

    [Fact]
    public void Slots_that_are_rented_later_move_no_members()
    {
        var scratch = new ViewScratch();
        var members = Of("abc"u8, scratch, Slot.Text(0, 3, escaped: false), default, default);
        scratch.Rent(1 << 16);
        Assert.Equal("abc", members.Text(0).ToString());
        Assert.Equal("abc", ViewMembers.Of("abc"u8, scratch, Slot.Object(1), Numbers).Text(0).ToString());
    }

    private static ViewMembers Of(ReadOnlySpan<byte> frame, ViewScratch scratch, params ReadOnlySpan<Slot> slots)
    {
        var block = scratch.Rent(slots.Length);
        for (var member = 0; member < slots.Length; member++)
            scratch.Set(block + member, slots[member]);
        return ViewMembers.Of(frame, scratch, Slot.Object(block), slots.Length);
    }
}
