using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class CursorTests
{
    [Fact]
    public void Starts_in_the_middle_of_a_frame_and_counts_the_open_levels()
    {
        var cursor = new JsonCursor("""{"body": [1, 2], "x": 3} """u8, position: 8, depth: 1);

        Assert.True(cursor.EnterArray());
        Assert.Equal(2, cursor.Depth);
        cursor.ReadNumber();
        cursor.LeaveArray();
        Assert.Equal(1, cursor.Depth);
        Assert.Equal(15, cursor.Position);
        cursor.LeaveObject();
        Assert.Equal(0, cursor.Depth);
        cursor.ExpectEnd();
    }

    [Fact]
    public void Skip_tells_where_the_value_lies()
    {
        var cursor = new JsonCursor("""  {"a":[1]}  , """u8);

        var range = cursor.Skip();

        Assert.Equal(2, range.Start);
        Assert.Equal(9, range.Length);
    }

    [Fact]
    public void A_plain_name_is_a_slice_and_an_escaped_one_is_unescaped()
    {
        var frame = Encoding.UTF8.GetBytes("""{"a" : 1, "\u0062\n" :2}""");
        var cursor = new JsonCursor(frame);

        cursor.EnterObject();
        var name = cursor.ReadName();
        Assert.True(frame.AsSpan().Overlaps(name, out var offset));
        Assert.Equal(2, offset);
        cursor.Skip();
        Assert.True(cursor.NextMember());
        Assert.Equal("b\n", Encoding.UTF8.GetString(cursor.ReadName()));
    }

    [Fact]
    public void Faults_name_the_offset_and_not_the_content()
    {
        var fault = Assert.Throws<FrameFormatException>(() =>
        {
            var cursor = new JsonCursor("""{"secret": x}"""u8);
            cursor.Skip();
        });

        Assert.Equal(11, fault.Offset);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("true")]
    public void A_text_of_another_kind_is_a_fault(string json) => AssertFault(json, static (ref JsonCursor cursor) => cursor.ReadText());

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("{}")]
    [InlineData("false")]
    public void A_number_of_another_kind_is_a_fault(string json) => AssertFault(json, static (ref JsonCursor cursor) => cursor.ReadNumber());

    [Theory]
    [InlineData("\"true\"")]
    [InlineData("1")]
    [InlineData("[]")]
    public void A_boolean_of_another_kind_is_a_fault(string json) => AssertFault(json, static (ref JsonCursor cursor) => cursor.ReadBoolean());

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void An_object_of_another_kind_is_a_fault(string json) => AssertFault(json, static (ref JsonCursor cursor) => cursor.EnterObject());

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void An_array_of_another_kind_is_a_fault(string json) => AssertFault(json, static (ref JsonCursor cursor) => cursor.EnterArray());

    [Fact]
    public void Closing_more_than_was_opened_is_a_fault()
    {
        AssertFault("}", static (ref JsonCursor cursor) => cursor.NextMember());
        AssertFault("]", static (ref JsonCursor cursor) => cursor.NextElement());
    }

    [Fact]
    public void A_position_or_depth_outside_is_an_argument_error()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonCursor("1"u8, 2).Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonCursor("1"u8, -1).Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonCursor("1"u8, 0, 65).Position);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonCursor("1"u8, 0, -1).Position);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("[{\"a\":")]
    public void A_depth_bomb_faults(string level)
    {
        var bomb = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(level, 300_000)));

        Assert.False(Walks.SkipAccepts(bomb));
        Assert.Null(Walks.CursorTokens(bomb));
    }

    [Fact]
    public void Hostile_bytes_around_a_frame_change_nothing()
    {
        byte[] hostile = [.. "\"\\,:]}[{0e-.tn "u8, 0xFF, 0x00];
        foreach (var text in SampleFrames.All.Concat(JsonTexts.All))
        {
            var frame = Encoding.UTF8.GetBytes(text);
            var expected = Walks.CursorTokens(frame);
            var expectedOffset = FaultOffset(frame);
            foreach (var edge in hostile)
            {
                var buffer = new byte[frame.Length + 128];
                buffer.AsSpan().Fill(edge);
                frame.CopyTo(buffer, 64);
                Assert.Equal(expected, Walks.CursorTokens(buffer.AsSpan(64, frame.Length)));
                Assert.Equal(expectedOffset, FaultOffset(buffer.AsSpan(64, frame.Length)));
            }
        }
    }

    private static int FaultOffset(ReadOnlySpan<byte> frame)
    {
        try
        {
            var cursor = new JsonCursor(frame);
            cursor.Skip();
            cursor.ExpectEnd();
            return -1;
        }
        catch (FrameFormatException fault)
        {
            return fault.Offset;
        }
    }

    private static void AssertFault(string json, Reading reading)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.Throws<FrameFormatException>(() =>
        {
            var cursor = new JsonCursor(bytes);
            reading(ref cursor);
        });
    }

    private delegate void Reading(ref JsonCursor cursor);
}
