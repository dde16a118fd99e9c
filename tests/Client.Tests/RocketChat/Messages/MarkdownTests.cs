using System.Text;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>Parsed texts, as servers of several versions send them.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("""{"type":"PLAIN_TEXT","value":"here"}""", "here")]
    [InlineData("""[{"type":"PLAIN_TEXT","value":"he"},{"type":"PLAIN_TEXT","value":"re"}]""", "he|re")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    public void A_link_s_label_is_one_span_or_several(string label, string expected)
    {
        var link = Assert.IsType<MarkdownSpan.Link>(Span($$$"""{"type":"LINK","value":{"src":{"type":"PLAIN_TEXT","value":"https://example.test"},"label":{{{label}}}}}"""));

        Assert.Equal("https://example.test", link.Value.Target.Address.Text);
        Assert.Equal(expected, string.Join('|', link.Value.Target.Spans().Select(span => Assert.IsType<MarkdownSpan.Text>(span).Value.Text)));
    }

    [Fact]
    public void A_label_that_is_neither_is_refused() =>
        Assert.Throws<FrameFormatException>(() => Assert.IsType<MarkdownSpan.Link>(Span("""{"type":"LINK","value":{"src":{"value":"x"},"label":5}}""")).Value.Target.Spans());

    [Fact]
    public void A_kind_that_is_not_listed_stays_readable()
    {
        var block = Assert.IsType<MarkdownBlock.Unknown>(MarkdownBlock.Parse("""{"type":"HOLOGRAM","value":[1,2]}"""u8));

        Assert.Equal(2, block.Value.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public void Blocks_and_spans_nest()
    {
        var quote = Assert.IsType<MarkdownBlock.Quote>(MarkdownBlock.Parse("""{"type":"QUOTE","value":[{"type":"PARAGRAPH","value":[{"type":"BOLD","value":[{"type":"MENTION_USER","value":{"type":"PLAIN_TEXT","value":"bob"}}]}]}]}"""u8));

        var paragraph = Assert.IsType<MarkdownBlock.Paragraph>(Assert.Single(quote.Value.Blocks));
        var bold = Assert.IsType<MarkdownSpan.Bold>(Assert.Single(paragraph.Value.Spans));
        Assert.Equal("bob", Assert.IsType<MarkdownSpan.UserMention>(Assert.Single(bold.Value.Spans)).Value.Content.Text);
    }

    [Fact]
    public void A_shape_that_is_new_harms_nothing_but_itself()
    {
        var message = Message.Parse("""{"_id":"m1","rid":"r1","msg":"hello","ts":{"$date":1},"u":{"_id":"u1"},"_updatedAt":{"$date":2},"md":[{"type":"PARAGRAPH","value":"new"}],"urls":[{"url":"https://example.test","meta":5,"parsedUrl":{"host":"example.test"}}]}"""u8);

        Assert.Equal("hello", message.Text);
        Assert.Throws<FrameFormatException>(() => message.Markdown);
        Assert.Throws<FrameFormatException>(() => message.Urls![0].Meta);
        Assert.Equal("example.test", message.Urls![0].Parts!.Host);
        Assert.Contains("Text = hello", message.ToString(), StringComparison.Ordinal);
    }

    private static MarkdownSpan Span(string json) => MarkdownSpan.Parse(Encoding.UTF8.GetBytes(json));
}
