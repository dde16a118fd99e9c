using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>Looks at what a view handler may look at, in every way that it may.</summary>
internal static class MessageWalk
{
    public static void Visit(MessageView message)
    {
        Visit(message.Id);
        Visit(message.RoomId);
        Visit(message.Text);
        Visit(message.Alias);
        Visit(message.Sender.Username);
        _ = message.Timestamp.Ticks + message.UpdatedAt.Ticks + (message.EditedAt?.Ticks ?? 0) + (message.ThreadReplyCount ?? 0);
        _ = message.Kind?.ToString();
        foreach (var id in message.ThreadParticipantIds) Visit(id);
        foreach (var mention in message.Mentions) Visit(mention.Username);
        foreach (var reaction in message.Reactions) Visit(reaction.Name);
        _ = message.Reactions.TryGet(":tada:"u8, out _);
        foreach (var url in message.Urls)
        {
            Visit(url.Url);
            try
            {
                foreach (var entry in url.Meta) Visit(entry.Name);
            }
            catch (FrameFormatException)
            {
                // Of another kind: it is read here, and nothing else is harmed.
            }
        }

        foreach (var attachment in message.Attachments)
        {
            Visit(attachment.Title);
            foreach (var inner in attachment.Attachments) Visit(inner.Text);
        }

        try
        {
            foreach (var block in message.Markdown) Visit(block);
        }
        catch (FrameFormatException)
        {
            Visit(message.Text);
        }
    }

    private static void Visit(MarkdownBlockView block)
    {
        _ = block.Raw.ToString();
        if (block.TryGetParagraph(out var paragraph))
        {
            foreach (var span in paragraph.Spans) Visit(span);
        }
        else if (block.TryGetQuote(out var quote))
        {
            foreach (var inner in quote.Blocks) Visit(inner);
        }
        else if (block.TryGetTable(out var table))
        {
            foreach (var row in table.Content.Rows) _ = row.Cells.Count;
        }
    }

    private static void Visit(MarkdownSpanView span)
    {
        if (span.TryGetText(out var plain)) Visit(plain.Text);
        else if (span.TryGetUserMention(out var mention)) Visit(mention.Content.Text);
        else if (span.TryGetLink(out var link)) Visit(link.Target.Address.Text);
        else if (span.TryGetBold(out var bold)) foreach (var inner in bold.Spans) Visit(inner);
    }

    private static void Visit(JsonText text)
    {
        _ = text.ToString();
        _ = text == "general"u8;
        _ = text.Equals("general");
        _ = text.StartsWith("gen"u8);
        Span<byte> copy = stackalloc byte[256];
        if (text.TryCopyTo(copy, out var written)) Assert.InRange(written, 0, text.MaxLength);
    }
}
