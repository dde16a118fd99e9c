using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Framewright.Json;
using Framewright.Strict.Tests.Differential;
using Framewright.Strict.Tests.Schema;

namespace Framewright.Strict.Tests.Texts;

/// <summary>The two ways in which frames are read otherwise than by the framework's reader, and that the page of reliability names them and no other.</summary>
public sealed partial class ExceptionTests
{
    [Theory]
    [InlineData("\\ud83d", "\ufffd")]
    [InlineData("\\ude00", "\ufffd")]
    [InlineData("a\\ud83db", "a\ufffdb")]
    [InlineData("\\ude00\\ud83d", "\ufffd\ufffd")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\ufffd😀")]
    public void The_escape_of_half_a_character_reads_as_the_replacement_character(string written, string read)
    {
        var json = Encoding.UTF8.GetBytes($"{{\"_id\":\"{written}\",\"colour\":\"{written}\",\"map\":{{\"{written}\":\"{written}\"}}}}");
        Assert.True(ReaderWalk.Accepts(json));
        using (var document = JsonDocument.Parse(json))
            Assert.Throws<InvalidOperationException>(() => document.RootElement.GetProperty("_id").GetString());

        var sample = Sample.Parse(json);
        Assert.Equal((read, read), (sample.Id, sample.Colour?.Value));
        Assert.Equal(read, Assert.Single(sample.ByName).Key);
        Assert.Equal(read, sample.ByName[read]);
        var view = JsonValues.View<SampleView, SampleView, Sample>(json, new ViewScratch());
        Assert.True(view.Id.Equals(read) && view.Id == Encoding.UTF8.GetBytes(read));
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    public void Utf8_is_for_the_transport_to_check(byte[] invalid)
    {
        byte[] json = [.. "{\"_id\":\""u8, .. invalid, .. "\",\"raw\":[\""u8, .. invalid, .. "\"],\"x\":{\"y\":\""u8, .. invalid, .. "\"}}"u8];
        Assert.True(ReaderWalk.Accepts(json));

        var cursor = new JsonCursor(json);
        StrictReads(ref cursor);
        Assert.Equal(json.Length, cursor.Position);
        var fault = Assert.Throws<FrameFormatException>(() => Sample.Parse(json));
        Assert.Equal("valid UTF-8", fault.Reason);

        // Outside of strings such bytes are no JSON, whoever has checked them.
        Assert.False(ReaderWalk.Accepts([.. "[1,"u8, .. invalid, .. "]"u8]));
        Assert.Null(new Judge().Compare((byte[])[.. "[1,"u8, .. invalid, .. "]"u8]));
    }

    [Fact]
    public void The_page_names_these_two()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reliability.md"));
        var section = Section().Match(page).Value;
        Assert.Equal(["1. **Half a character.**", "2. **UTF-8.**"], Item().Matches(section).Select(item => item.Value));
    }

    private static void StrictReads(ref JsonCursor cursor) => SampleView.Read(ref cursor, new ViewScratch());

    [GeneratedRegex(@"^## What counts as JSON$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^\d+\. \*\*[^*]+\*\*", RegexOptions.Multiline)]
    private static partial Regex Item();
}
