using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>The shortcuts of the cursor: what is not written in the usual way has to read the same.</summary>
public sealed class ShortcutTests
{
    [Theory]
    [InlineData("""{"ab":1,"c":2}""")]
    [InlineData("""{ "ab" : 1 , "c" : 2 }""")]
    [InlineData("""{"\u0061b":1,"\u0063":2}""")]
    [InlineData("{\n\t\"a\\u0062\"\r:1,\"c\":\n2}")]
    public void Names_in_any_writing_are_passed(string json)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(json));
        var names = new List<string>();
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            names.Add(Encoding.UTF8.GetString(cursor.ReadName()));
            Assert.Equal(SlotKind.Number, cursor.ReadNumber().Kind);
        }

        cursor.ExpectEnd();
        Assert.Equal(["ab", "c"], names);
    }

    [Fact]
    public void Strings_end_where_they_end_at_every_length_and_distance_from_the_frame_s_end()
    {
        for (var length = 0; length < 100; length++)
        {
            for (var behind = 0; behind < 40; behind++)
            {
                var cursor = new JsonCursor(Encoding.UTF8.GetBytes($"\"{new string('x', length)}\"{new string(' ', behind)}"));
                Assert.Equal(Slot.Text(1, length, escaped: false), cursor.ReadText());
                cursor.ExpectEnd();
            }
        }
    }

    [Fact]
    public void A_control_character_is_found_at_every_place_of_a_string()
    {
        for (var place = 0; place < 80; place++)
        {
            var json = Encoding.UTF8.GetBytes($"\"{new string('x', 80)}\"");
            json[1 + place] = 0x1F;
            Assert.Equal(1 + place, Assert.Throws<FrameFormatException>(() => new JsonCursor(json).ReadText()).Offset);
        }
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12345678", 12345678)]
    [InlineData("123456789", 123456789)]
    [InlineData("1767225600123", 1767225600123)]
    [InlineData("999999999999999999", 999999999999999999)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-12345678", -12345678)]
    public void Digits_give_their_number(string json, long expected) =>
        Assert.Equal(expected, JsonValues.Parse<Int64Codec, long, long>(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("1234567:")]
    [InlineData("1234567/")]
    [InlineData("12345678:1234567")]
    [InlineData("0123456789012")]
    [InlineData("12345678\u0131")]
    public void What_only_looks_like_digits_is_no_number(string json) =>
        Assert.Throws<FrameFormatException>(() => JsonValues.Parse<Int64Codec, long, long>(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"$date":1767225600123}""")]
    [InlineData("""{ "$date" : 1767225600123 }""")]
    [InlineData("""{"\u0024date":1767225600123}""")]
    [InlineData("""{"$date":1,"$date":1767225600123}""")]
    [InlineData("""{"other":[],"$date":1767225600123,"more":{}}""")]
    public void A_date_in_any_writing_is_the_same(string json) =>
        Assert.Equal(1767225600123, JsonValues.Parse<EjsonDateCodec, DateTimeOffset, DateTimeOffset>(Encoding.UTF8.GetBytes(json)).ToUnixTimeMilliseconds());

    [Fact]
    public void A_token_in_plain_form_keeps_its_quotes()
    {
        Assert.Equal("\"ping\"", Encoding.UTF8.GetString(JsonToken.Plain("\"p\\u0069ng\""u8)));
        Assert.Equal("\"ping\"", Encoding.UTF8.GetString(JsonToken.Plain("\"ping\""u8)));
        Assert.Equal("5", Encoding.UTF8.GetString(JsonToken.Plain("5"u8)));
    }
}
