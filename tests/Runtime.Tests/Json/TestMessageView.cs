using Framewright.Json;
using ReactionsCodec = Framewright.Json.MapCodec<Framewright.Json.ArrayCodec<Framewright.Json.TextCodec, Framewright.Json.JsonText, string>, Framewright.Json.ArrayView<Framewright.Json.TextCodec, Framewright.Json.JsonText, string>, Framewright.Json.JsonList<string>>;
using ReactionsView = Framewright.Json.MapView<Framewright.Json.ArrayCodec<Framewright.Json.TextCodec, Framewright.Json.JsonText, string>, Framewright.Json.ArrayView<Framewright.Json.TextCodec, Framewright.Json.JsonText, string>, Framewright.Json.JsonList<string>>;

namespace Framewright.Runtime.Tests.Json;

/// <summary>A message view as the generator would write it, with less care for speed.</summary>
internal readonly ref struct TestMessageView(ReadOnlySpan<byte> frame, ViewScratch scratch, int block) : IJsonReader<TestMessageView, TestMessage>
{
    private readonly ReadOnlySpan<byte> frame = frame;

    public JsonText Id => TextCodec.View(frame, scratch, scratch[block]);

    public JsonText Text => TextCodec.View(frame, scratch, scratch[block + 1]);

    public DateTimeOffset Timestamp => EjsonDateCodec.View(frame, scratch, scratch[block + 2]);

    public TestUserView User => TestUserView.View(frame, scratch, scratch[block + 3]);

    public ArrayView<TestUserView, TestUserView, TestUser> Mentions => ArrayCodec<TestUserView, TestUserView, TestUser>.View(frame, scratch, scratch[block + 4]);

    public ReactionsView Reactions => ReactionsCodec.View(frame, scratch, scratch[block + 5]);

    public double Score => DoubleCodec.View(frame, scratch, scratch[block + 6]);

    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var block = scratch.Rent(7);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            switch (cursor.ReadName())
            {
                case var name when name.SequenceEqual("_id"u8):
                    scratch.Set(block, TextCodec.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("msg"u8):
                    scratch.Set(block + 1, TextCodec.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("ts"u8):
                    scratch.Set(block + 2, EjsonDateCodec.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("u"u8):
                    scratch.Set(block + 3, TestUserView.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("mentions"u8):
                    scratch.Set(block + 4, ArrayCodec<TestUserView, TestUserView, TestUser>.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("reactions"u8):
                    scratch.Set(block + 5, ReactionsCodec.Read(ref cursor, scratch));
                    break;
                case var name when name.SequenceEqual("score"u8):
                    scratch.Set(block + 6, DoubleCodec.Read(ref cursor, scratch));
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        return Slot.Object(block);
    }

    public static TestMessageView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(frame, scratch, slot.Block);

    public static TestMessage Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
    {
        var view = View(frame, scratch, slot);
        return new(
            view.Id.ToString(),
            view.Text.ToString(),
            view.Timestamp,
            TestUserView.Record(frame, scratch, scratch[slot.Block + 3]),
            view.Mentions.ToList(),
            view.Reactions.ToMap(),
            view.Score);
    }
}
