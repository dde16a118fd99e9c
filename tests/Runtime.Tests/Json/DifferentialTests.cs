using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>The cursor against <see cref="Utf8JsonReader"/>: what one rejects, the other rejects.</summary>
public sealed class DifferentialTests
{
    private const int Mutations = 60_000;

    public static TheoryData<string> Texts => new(JsonTexts.All);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_text_is_judged_alike_in_every_position(string text)
    {
        ReadOnlySpan<string> positions =
        [
            text, $" {text}", $"{text}\n", $"[{text}]", $"[0,{text}]", $"[{text},0]", $"[[[{text}]]]", $$$"""{"n":{{{text}}}}""", $$"""{"n": {{text}} ,"m":[]}""",
            $$$"""{"a":{"b":[1,{{{text}}}]},"c":"d"}""", $$"""{"a":1,{{text}}:2}""", "{" + text + "}", $"{text}{text}",
        ];
        foreach (var json in positions)
            AssertAlike(Encoding.UTF8.GetBytes(json));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Leaving_containers_judges_what_is_left(string text)
    {
        var members = Encoding.UTF8.GetBytes($$$"""{"a":1,"n":{{{text}}},"b":{"c":[]}}""");
        var elements = Encoding.UTF8.GetBytes($"[1,{text},[{{}}]]");

        Assert.Equal(Walks.ReaderAccepts(members), LeavesObject(members));
        Assert.Equal(Walks.ReaderAccepts(elements), LeavesArray(elements));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { (byte)'[', 0x80, (byte)']' })]
    public void Users_texts_have_to_be_utf8(byte[] text)
    {
        var fault = Assert.Throws<FrameFormatException>(() => JsonValues.Parse<JsonCodec, JsonSlice, JsonElement>(text));

        Assert.Equal(1, fault.Offset);
        Assert.Equal("valid UTF-8", fault.Reason);
    }

    [Fact]
    public void Mutations_of_frames_are_judged_alike()
    {
        var random = new Random(20260101);
        var frames = SampleFrames.All.Select(Encoding.UTF8.GetBytes).ToArray();
        int accepted = 0, rejected = 0;
        for (var round = 0; round < Mutations; round++)
        {
            var mutated = Mutator.Mutate(frames[round % frames.Length], random);
            var expected = Walks.ReaderAccepts(mutated);
            if (expected != Walks.SkipAccepts(mutated))
                Assert.Fail($"Round {round}, reader accepts: {expected}: {Encoding.UTF8.GetString(mutated)}");
            if (expected)
                Assert.Equal(Walks.ReaderTokens(mutated), Walks.CursorTokens(mutated));
            accepted += expected ? 1 : 0;
            rejected += expected ? 0 : 1;
        }

        // Both sides of the comparison have to have been exercised.
        Assert.InRange(accepted, Mutations / 20, Mutations);
        Assert.InRange(rejected, Mutations / 20, Mutations);
    }

    [Fact]
    public void Users_entry_point_judges_mutations_alike()
    {
        var random = new Random(7);
        var frames = SampleFrames.All.Select(Encoding.UTF8.GetBytes).ToArray();
        var invalidUtf8 = 0;
        for (var round = 0; round < Mutations / 10; round++)
        {
            var mutated = Mutator.Mutate(frames[round % frames.Length], random);
            var isUtf8 = Utf8.IsValid(mutated);
            invalidUtf8 += isUtf8 ? 0 : 1;
            var accepted = true;
            try
            {
                JsonValues.Parse<JsonCodec, JsonSlice, JsonElement>(mutated);
            }
            catch (FrameFormatException)
            {
                accepted = false;
            }

            Assert.Equal(isUtf8 && Walks.ReaderAccepts(mutated), accepted);
        }

        Assert.NotEqual(0, invalidUtf8);
    }

    [Fact]
    public void Every_prefix_of_a_frame_is_judged_alike()
    {
        foreach (var frame in SampleFrames.All)
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            for (var length = 0; length <= bytes.Length; length++)
                AssertAlike(bytes[..length]);
        }
    }

    [Theory]
    [InlineData('[', ']', "")]
    [InlineData('[', ']', "1")]
    public void Nesting_is_limited_alike(char open, char close, string inner)
    {
        for (var depth = 60; depth <= 70; depth++)
        {
            var bytes = Encoding.UTF8.GetBytes(new string(open, depth) + inner + new string(close, depth));
            AssertAlike(bytes);
            Assert.Equal(depth <= JsonCursor.MaxDepth, Walks.SkipAccepts(bytes));
            var objects = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "[]" + new string('}', depth));
            AssertAlike(objects);
            Assert.Equal(depth < JsonCursor.MaxDepth, Walks.SkipAccepts(objects));
        }
    }

    private static void AssertAlike(byte[] json)
    {
        var expected = Walks.ReaderTokens(json);
        Assert.Equal(expected, Walks.CursorTokens(json));
        Assert.Equal(expected is not null, Walks.SkipAccepts(json));
        Assert.Equal(expected is not null, Walks.ReadJsonAccepts(json));
    }

    private static bool LeavesObject(byte[] json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            Assert.True(cursor.EnterObject());
            Assert.True(cursor.ReadName().SequenceEqual("a"u8));
            cursor.ReadNumber();
            cursor.LeaveObject();
            cursor.ExpectEnd();
            return cursor.Depth == 0;
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }

    private static bool LeavesArray(byte[] json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            Assert.True(cursor.EnterArray());
            cursor.ReadNumber();
            cursor.LeaveArray();
            cursor.ExpectEnd();
            return cursor.Depth == 0;
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }
}
