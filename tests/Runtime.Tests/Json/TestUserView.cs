using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>A view as the generator would write it, with less care for speed.</summary>
internal readonly ref struct TestUserView(ReadOnlySpan<byte> frame, ViewScratch scratch, int block) : IJsonReader<TestUserView, TestUser>
{
    private readonly ReadOnlySpan<byte> frame = frame;

    public JsonText Id => block == 0 ? default : TextCodec.View(frame, scratch, scratch[block]);

    public JsonText Name => block == 0 ? default : TextCodec.View(frame, scratch, scratch[block + 1]);

    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        if (cursor.Peek() == JsonKind.Null)
            return cursor.ReadText();
        var block = scratch.Rent(2);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var name = cursor.ReadName();
            if (name.SequenceEqual("_id"u8))
                scratch.Set(block, TextCodec.Read(ref cursor, scratch));
            else if (name.SequenceEqual("username"u8))
                scratch.Set(block + 1, TextCodec.Read(ref cursor, scratch));
            else
                cursor.Skip();
        }

        if (!scratch[block].HasValue)
            scratch.ReportMissing("TestUser.Id");
        return Slot.Object(block);
    }

    public static TestUserView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => slot.HasValue ? new(frame, scratch, slot.Block) : default;

    public static TestUser Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
    {
        var view = View(frame, scratch, slot);
        return new(view.Id.ToString(), view.Name.ToString());
    }
}
