using Framewright.Json;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>A user's presence: <c>[user id, username, status, text, …]</c>.</summary>
internal readonly ref struct PresenceView : IJsonReader<PresenceView, Presence>
{
    private readonly ReadOnlySpan<byte> frame;
    private readonly ViewScratch scratch;
    private readonly int block;

    private PresenceView(ReadOnlySpan<byte> frame, ViewScratch scratch, int block)
    {
        this.frame = frame;
        this.scratch = scratch;
        this.block = block;
    }

    public JsonText UserId => TextCodec.View(frame, scratch, scratch[block]);

    public JsonText Username => TextCodec.View(frame, scratch, scratch[block + 1]);

    public int Status => Int32Codec.View(frame, scratch, scratch[block + 2]);

    public JsonText Text => TextCodec.View(frame, scratch, scratch[block + 3]);

    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        int block = scratch.Rent(4);
        int index = 0;
        for (bool more = cursor.EnterArray(); more; more = cursor.NextElement())
            ReadElement(ref cursor, scratch, block, index++);
        return Slot.Object(block);
    }

    public static PresenceView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(frame, scratch, slot.Block);

    public static Presence Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
    {
        PresenceView view = View(frame, scratch, slot);
        return new Presence(view.UserId.ToString(), view.Username.ToString(), view.Status, view.Text.ToString());
    }

    private static void ReadElement(ref JsonCursor cursor, ViewScratch scratch, int block, int index)
    {
        if (index == 2)
            scratch.Set(block + index, Int32Codec.Read(ref cursor, scratch));
        else if (index < 4)
            scratch.Set(block + index, cursor.ReadText());
        else
            cursor.Skip();
    }
}
