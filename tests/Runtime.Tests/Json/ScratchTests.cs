using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class ScratchTests
{
    [Fact]
    public void Blocks_are_cleared_and_never_start_at_zero()
    {
        var scratch = new ViewScratch();
        for (var round = 0; round < 3; round++)
        {
            var first = scratch.Rent(2);
            Assert.NotEqual(0, first);
            Assert.True(scratch[first].IsAbsent && scratch[first + 1].IsAbsent);
            scratch.Set(first, Slot.Boolean(true));
            scratch.Set(first + 1, Slot.Null);
            Assert.Equal(first + 2, scratch.Rent(1));
            scratch.Reset();
        }
    }

    [Fact]
    public void Grows_and_keeps_what_was_set()
    {
        var scratch = new ViewScratch();
        var indexes = Enumerable.Range(0, 2000).Select(i =>
        {
            var index = scratch.Rent(1 + i % 5);
            scratch.Set(index, Slot.Number(i, i));
            return index;
        }).ToArray();

        for (var i = 0; i < indexes.Length; i++)
            Assert.Equal(Slot.Number(i, i), scratch[indexes[i]]);
        Assert.True(scratch[scratch.Rent(100_000) + 99_999].IsAbsent);
    }

    [Fact]
    public void A_frame_takes_no_more_than_its_length_may_ask_for_whatever_came_before()
    {
        const int Most = (1 << 20) + 1000;
        var scratch = new ViewScratch();
        scratch.Rent(4 * Most);
        for (var round = 0; round < 2; round++)
        {
            scratch.LimitTo(1000);
            scratch.Reset();
            scratch.Rent(Most - 1);
            Assert.Throws<FrameFormatException>(() => scratch.Rent(1));
            scratch.LimitTo(1_000_000);
            scratch.Rent(1);
        }

        Assert.Throws<FrameFormatException>(() => new ViewScratch().Rent(int.MaxValue));
    }

    [Fact]
    public void Lets_go_of_what_one_enormous_frame_took()
    {
        var scratch = new ViewScratch();
        scratch.Rent(1_000_000);
        for (var frame = 0; frame < 10_000; frame++)
        {
            scratch.Reset();
            scratch.Rent(3000);
        }

        Assert.InRange(scratch.Capacity, 3000, 4096);
    }

    [Fact]
    public void Keeps_what_recurs()
    {
        var scratch = new ViewScratch();
        for (var frame = 0; frame < 20_000; frame++)
        {
            scratch.Reset();
            scratch.Rent(frame % 1000 == 0 ? 100_000 : 10);
        }

        Assert.InRange(scratch.Capacity, 100_000, 1 << 18);
    }

    [Fact]
    public void Counts_missing_members()
    {
        var scratch = new ViewScratch();
        scratch.ReportMissing("Message.id");
        scratch.ReportMissing("Message.id");
        var snapshot = scratch.MissingMembers;
        scratch.ReportMissing("Message.ts");

        Assert.Equal(new Dictionary<string, long> { ["Message.id"] = 2 }, snapshot);
        Assert.Equal(2, scratch.MissingMembers.Count);
    }

    [Fact]
    public void A_slot_keeps_its_place_up_to_the_limits()
    {
        Assert.Equal(8, System.Runtime.CompilerServices.Unsafe.SizeOf<Slot>());
        var slot = Slot.Text(int.MaxValue, (1 << 28) - 1, escaped: true);
        Assert.Equal((int.MaxValue, (1 << 28) - 1, SlotKind.EscapedText), (slot.Start, slot.Length, slot.Kind));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slot.Json(0, 1 << 28));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slot.Json(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slot.Json(-1, 1));
        Assert.True(default(Slot).IsAbsent && !default(Slot).HasValue);
        Assert.True(Slot.Null.IsNull && !Slot.Null.HasValue && Slot.Boolean(false).HasValue);
        Assert.Equal((5, SlotKind.Object), (Slot.Object(5).Block, Slot.Object(5).Kind));
        Assert.Equal((5, 7, SlotKind.List), (Slot.List(5, 7).FirstElement, Slot.List(5, 7).Count, Slot.List(5, 7).Kind));
    }
}
