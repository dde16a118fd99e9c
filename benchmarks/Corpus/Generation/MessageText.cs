namespace Framewright.Benchmarks.Generation;

/// <summary>The words of a message, and the parsed Markdown that the server sends along with them.</summary>
internal sealed class MessageText
{
    private readonly List<(PartKind Kind, string Text)> parts = [];

    private enum PartKind
    {
        Plain,
        Bold,
        Mention,
        Emoji,
    }

    public List<ChatUser> Mentions { get; } = [];

    /// <summary>Nothing but words.</summary>
    public static MessageText Plain(ChatWorld world, int leastWords, int mostWords)
    {
        var text = new MessageText();
        text.parts.Add((PartKind.Plain, world.Words(leastWords, mostWords)));
        return text;
    }

    /// <summary>A few runs of words with bold, mentions, emoji, other scripts and characters that JSON escapes.</summary>
    public static MessageText Rich(ChatWorld world)
    {
        var text = new MessageText();
        int count = world.Random.Between(2, 5);
        for (int i = 0; i < count; i++)
            text.AddPart(world);
        return text;
    }

    public override string ToString() => string.Join(' ', parts.Select(part => part.Kind switch
    {
        PartKind.Bold => $"*{part.Text}*",
        PartKind.Mention => $"@{part.Text}",
        PartKind.Emoji => $":{part.Text}:",
        _ => part.Text,
    }));

    /// <summary>Writes the <c>md</c> member: one paragraph of tagged nodes.</summary>
    public void WriteMarkdown(FrameWriter writer)
    {
        writer.BeginArray("md");
        writer.BeginObject();
        writer.Member("type", "PARAGRAPH");
        writer.BeginArray("value");
        foreach ((PartKind kind, string text) in parts)
            WriteNode(writer, kind, text);
        writer.EndArray();
        writer.EndObject();
        writer.EndArray();
    }

    private static void WriteNode(FrameWriter writer, PartKind kind, string text)
    {
        writer.BeginObject();
        switch (kind)
        {
            case PartKind.Bold:
                writer.Member("type", "BOLD");
                writer.BeginArray("value");
                WriteNode(writer, PartKind.Plain, text);
                writer.EndArray();
                break;
            case PartKind.Mention:
                writer.Member("type", "MENTION_USER");
                WriteValue(writer, text);
                break;
            case PartKind.Emoji:
                writer.Member("type", "EMOJI");
                WriteValue(writer, text);
                writer.Member("shortCode", text);
                break;
            default:
                writer.Member("type", "PLAIN_TEXT");
                writer.Member("value", text);
                break;
        }

        writer.EndObject();
    }

    private static void WriteValue(FrameWriter writer, string text)
    {
        writer.BeginObject("value");
        writer.Member("type", "PLAIN_TEXT");
        writer.Member("value", text);
        writer.EndObject();
    }

    private void AddPart(ChatWorld world)
    {
        switch (world.Random.Between(1, 100))
        {
            case <= 40: parts.Add((PartKind.Plain, world.Words(4, 16))); break;
            case <= 55: parts.Add((PartKind.Plain, world.Random.Pick(Vocabulary.OtherScripts))); break;
            case <= 70: parts.Add((PartKind.Plain, world.Random.Pick(Vocabulary.Escaped))); break;
            case <= 80: parts.Add((PartKind.Bold, world.Words(1, 3))); break;
            case <= 95: AddMention(world.AnyUser()); break;
            default: parts.Add((PartKind.Emoji, "smile")); break;
        }
    }

    private void AddMention(ChatUser user)
    {
        parts.Add((PartKind.Mention, user.Username));
        Mentions.Add(user);
    }
}
