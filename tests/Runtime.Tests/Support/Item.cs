using Framewright.Json;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A version of an item in a room: what the streams with recovery carry.</summary>
/// <param name="Id">Which item.</param>
/// <param name="Version">When it became so, in milliseconds.</param>
/// <param name="Order">Counts the live events of a room; 0 in what was fetched.</param>
/// <param name="IsGone">Whether it was deleted.</param>
internal readonly record struct Item(long Id, long Version, long Order, bool IsGone) : IJsonReader<Item, Item>
{
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var block = scratch.Rent(4);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var name = cursor.ReadName();
            if (name.SequenceEqual("item"u8)) scratch.Set(block, Int64Codec.Read(ref cursor, scratch));
            else if (name.SequenceEqual("v"u8)) scratch.Set(block + 1, Int64Codec.Read(ref cursor, scratch));
            else if (name.SequenceEqual("n"u8)) scratch.Set(block + 2, Int64Codec.Read(ref cursor, scratch));
            else if (name.SequenceEqual("gone"u8)) scratch.Set(block + 3, BooleanCodec.Read(ref cursor, scratch));
            else cursor.Skip();
        }

        return Slot.Object(block);
    }

    public static Item View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(
        Int64Codec.View(frame, scratch, scratch[slot.Block]),
        Int64Codec.View(frame, scratch, scratch[slot.Block + 1]),
        Int64Codec.View(frame, scratch, scratch[slot.Block + 2]),
        BooleanCodec.View(frame, scratch, scratch[slot.Block + 3]));

    public static Item Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);
}
