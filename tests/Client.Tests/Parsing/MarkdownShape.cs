using Framewright.RocketChat;

namespace Framewright.Client.Tests.Parsing;

/// <summary>A text that the server has parsed, as the schema describes it, told a second time by hand.</summary>
internal static class MarkdownShape
{
    private static readonly ObjectShape<MarkdownText> Text = new ObjectShape<MarkdownText>().Required("value", Shapes.Text, text => text.Text);

    private static readonly ObjectShape<MarkdownLiteral> Literal = new ObjectShape<MarkdownLiteral>().Required("value", Text, literal => literal.Content);

    private static readonly ObjectShape<MarkdownEmoji> Emoji = new ObjectShape<MarkdownEmoji>()
        .With("value", Text, emoji => emoji.Content)
        .With("shortCode", Shapes.Text, emoji => emoji.ShortName)
        .With("unicode", Shapes.Text, emoji => emoji.Character);

    private static readonly ObjectShape<MarkdownMark> Mark = new ObjectShape<MarkdownMark>().With("fallback", Shapes.Json, mark => mark.Fallback);

    private static readonly UnionShape<MarkdownSpan> Span = Spans();

    private static readonly ObjectShape<MarkdownListItem> Item = new ObjectShape<MarkdownListItem>()
        .Required("value", Shapes.ListOf(Span), item => item.Spans)
        .With("number", Shapes.Int32, item => item.Number);

    private static readonly ObjectShape<MarkdownTableCell> Cell = new ObjectShape<MarkdownTableCell>()
        .With("align", Shapes.Enum<TextAlignment>(alignment => alignment.Value), cell => cell.Alignment)
        .Required("value", Shapes.ListOf(Span), cell => cell.Spans);

    public static UnionShape<MarkdownBlock> Block { get; } = Blocks();

    private static UnionShape<MarkdownSpan> Spans()
    {
        var span = new UnionShape<MarkdownSpan>(span => (span as MarkdownSpan.Unknown)?.Value);
        var run = new ObjectShape<MarkdownSpans>().Required("value", Shapes.ListOf(span), spans => spans.Spans);
        var link = new ObjectShape<MarkdownLinkTarget>()
            .Required("src", Text, target => target.Address)
            .With("label", Shapes.Json, target => target.Label);
        var image = new ObjectShape<MarkdownImageSource>()
            .Required("src", Text, source => source.Address)
            .With("label", span, source => source.Label);
        var color = new ObjectShape<MarkdownColorParts>()
            .Required("r", Shapes.Int32, color => color.Red)
            .Required("g", Shapes.Int32, color => color.Green)
            .Required("b", Shapes.Int32, color => color.Blue)
            .Required("a", Shapes.Int32, color => color.Alpha);
        var moment = new ObjectShape<MarkdownMoment>()
            .Required("timestamp", Shapes.Text, moment => moment.UnixSeconds)
            .Required("format", Shapes.Enum<TimestampFormat>(format => format.Value), moment => moment.Format);
        return span
            .Case("PLAIN_TEXT", Text, span => (span as MarkdownSpan.Text)?.Value)
            .Case("BOLD", run, span => (span as MarkdownSpan.Bold)?.Value)
            .Case("ITALIC", run, span => (span as MarkdownSpan.Italic)?.Value)
            .Case("STRIKE", run, span => (span as MarkdownSpan.Strike)?.Value)
            .Case("SPOILER", run, span => (span as MarkdownSpan.Spoiler)?.Value)
            .Case("INLINE_CODE", Literal, span => (span as MarkdownSpan.Code)?.Value)
            .Case("LINK", new ObjectShape<MarkdownLink>().Required("value", link, value => value.Target), span => (span as MarkdownSpan.Link)?.Value)
            .Case("IMAGE", new ObjectShape<MarkdownImage>().Required("value", image, value => value.Source), span => (span as MarkdownSpan.Image)?.Value)
            .Case("MENTION_USER", Literal, span => (span as MarkdownSpan.UserMention)?.Value)
            .Case("MENTION_CHANNEL", Literal, span => (span as MarkdownSpan.ChannelMention)?.Value)
            .Case("EMOJI", Emoji, span => (span as MarkdownSpan.Emoji)?.Value)
            .Case("COLOR", new ObjectShape<MarkdownColor>().Required("value", color, value => value.Parts), span => (span as MarkdownSpan.Color)?.Value)
            .Case("TIMESTAMP", new ObjectShape<MarkdownTimestamp>().Required("value", moment, value => value.Moment).With("fallback", Shapes.Json, value => value.Fallback), span => (span as MarkdownSpan.Timestamp)?.Value)
            .Case("INLINE_KATEX", Text, span => (span as MarkdownSpan.Formula)?.Value);
    }

    private static UnionShape<MarkdownBlock> Blocks()
    {
        var block = new UnionShape<MarkdownBlock>(block => (block as MarkdownBlock.Unknown)?.Value);
        var spans = Shapes.ListOf(Span);
        var inner = new ObjectShape<MarkdownBlocks>().Required("value", Shapes.ListOf(block), blocks => blocks.Blocks);
        var list = new ObjectShape<MarkdownList>().Required("value", Shapes.ListOf(Item), list => list.Items);
        var line = new ObjectShape<MarkdownCodeLine>().Required("value", Text, line => line.Content);
        var task = new ObjectShape<MarkdownTask>().Required("status", Shapes.Boolean, task => task.IsDone).Required("value", spans, task => task.Spans);
        var row = new ObjectShape<MarkdownTableRow>().Required("value", Shapes.ListOf(Cell), row => row.Cells);
        var table = new ObjectShape<MarkdownTableContent>()
            .Required("header", Shapes.ListOf(Cell), table => table.Header)
            .Required("rows", Shapes.ListOf(row), table => table.Rows);
        return block
            .Case("PARAGRAPH", new ObjectShape<MarkdownSpans>().Required("value", spans, paragraph => paragraph.Spans), block => (block as MarkdownBlock.Paragraph)?.Value)
            .Case("HEADING", new ObjectShape<MarkdownHeading>().Required("level", Shapes.Int32, heading => heading.Level).Required("value", spans, heading => heading.Spans), block => (block as MarkdownBlock.Heading)?.Value)
            .Case("CODE", new ObjectShape<MarkdownCode>().With("language", Shapes.Text, code => code.Language).Required("value", Shapes.ListOf(line), code => code.Lines), block => (block as MarkdownBlock.Code)?.Value)
            .Case("QUOTE", inner, block => (block as MarkdownBlock.Quote)?.Value)
            .Case("SPOILER_BLOCK", inner, block => (block as MarkdownBlock.Spoiler)?.Value)
            .Case("ORDERED_LIST", list, block => (block as MarkdownBlock.OrderedList)?.Value)
            .Case("UNORDERED_LIST", list, block => (block as MarkdownBlock.UnorderedList)?.Value)
            .Case("LIST_ITEM", Item, block => (block as MarkdownBlock.ListItem)?.Value)
            .Case("TASKS", new ObjectShape<MarkdownTasks>().Required("value", Shapes.ListOf(task), tasks => tasks.Tasks), block => (block as MarkdownBlock.Tasks)?.Value)
            .Case("TABLE", new ObjectShape<MarkdownTable>().Required("value", table, value => value.Content), block => (block as MarkdownBlock.Table)?.Value)
            .Case("KATEX", Text, block => (block as MarkdownBlock.Formula)?.Value)
            .Case("BIG_EMOJI", new ObjectShape<MarkdownEmojis>().Required("value", Shapes.ListOf(Emoji), emojis => emojis.Emojis), block => (block as MarkdownBlock.BigEmoji)?.Value)
            .Case("LINE_BREAK", Mark, block => (block as MarkdownBlock.LineBreak)?.Value)
            .Case("HORIZONTAL_RULE", Mark, block => (block as MarkdownBlock.HorizontalRule)?.Value);
    }
}
