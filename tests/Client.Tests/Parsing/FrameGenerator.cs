using System.Globalization;
using System.Text;

namespace Framewright.Client.Tests.Parsing;

/// <summary>Makes frames of room messages: members in any order, white space, escapes, odd numbers, repeated members, deep nesting, now and then a wrong kind.</summary>
internal sealed class FrameGenerator(Random random)
{
    private static readonly string[] TextMembers = ["_id", "rid", "msg", "tmid", "drid", "alias", "avatar", "emoji", "t", "unknownText"];
    private static readonly string[] DateMembers = ["ts", "_updatedAt", "tlm", "editedAt", "pinnedAt"];
    private static readonly string[] FlagMembers = ["tshow", "groupable", "pinned", "unread", "private"];
    private static readonly string[] Pieces = ["general", "ü", "日本", "\U0001F680", "\\n", "\\\"", "\\\\", "\\u00e9", "\\uD83D\\uDE80", "\\/", " ", "{}", "[", "a,b", "\\u0041", ":tada:"];

    private readonly StringBuilder text = new();

    public byte[] Next()
    {
        text.Clear();
        Object(("msg", () => text.Append("\"changed\"")), ("collection", () => text.Append("\"stream-room-messages\"")), ("id", () => text.Append("\"id\"")), ("fields", Fields));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private bool Rarely => random.Next(200) == 0;

    private void Fields() => Object(("eventName", String), ("args", () => List(1, 1 + random.Next(2), Message)));

    private void Message()
    {
        var members = new List<(string, Action)> { ("u", User) };
        foreach (var name in TextMembers) Maybe(members, name, String);
        foreach (var name in DateMembers) Maybe(members, name, Date);
        foreach (var name in FlagMembers) Maybe(members, name, Flag);
        Maybe(members, "tcount", Number);
        Maybe(members, "replies", () => List(0, 3, String));
        Maybe(members, "mentions", () => List(0, 2, User));
        Maybe(members, "channels", () => List(0, 2, User));
        Maybe(members, "reactions", Reactions);
        Maybe(members, "starred", () => List(0, 2, User));
        Maybe(members, "urls", () => List(0, 2, () => Object(("url", String), ("meta", () => Object(("pageTitle", () => Any(3)))), ("headers", () => Object(("contentType", String))), ("ignoreParse", Flag))));
        Maybe(members, "file", File);
        Maybe(members, "files", () => List(0, 2, File));
        Maybe(members, "attachments", () => List(0, 2, () => Attachment(2)));
        Maybe(members, "md", () => List(0, 2, () => Block(Rarely ? 40 : 3)));
        Maybe(members, "customFields", () => Object(("deep", () => Any(Rarely ? 70 : 4))));
        Maybe(members, "translations", () => Object(("de", String)));
        Object([.. members]);
    }

    private void Maybe(List<(string, Action)> members, string name, Action value)
    {
        for (var left = random.Next(3); left > 0; left -= 2) members.Add((name, value));
        if (Rarely) members.Add((name, value));
    }

    private void Attachment(int depth) => Object(
        ("title", String), ("text", String), ("image_size", Number), ("collapsed", Flag), ("ts", Date),
        ("image_dimensions", () => Object(("width", Number), ("height", Number))),
        ("fields", () => List(0, 2, () => Object(("title", String), ("value", () => Any(2)), ("short", Flag)))),
        ("attachments", () => List(0, depth, () => Attachment(depth - 1))));

    private void Block(int depth) => Node(random.Next(8) switch
    {
        0 => ("QUOTE", () => List(0, Math.Min(depth, 2), () => Block(depth - 1))),
        1 => ("UNORDERED_LIST", () => List(0, 2, () => Object(("type", () => text.Append("\"LIST_ITEM\"")), ("value", () => List(0, 2, () => Span(depth))), ("number", Number)))),
        2 => ("CODE", () => List(0, 2, () => Object(("value", () => Span(0))))),
        3 => ("NEW_KIND", () => Any(3)),
        4 => ("KATEX", String),
        _ => ("PARAGRAPH", () => List(0, 3, () => Span(depth))),
    });

    private void Span(int depth) => Node((depth <= 0 ? 0 : random.Next(8)) switch
    {
        1 => ("BOLD", () => List(0, 2, () => Span(depth - 1))),
        2 => ("MENTION_USER", () => Object(("value", String))),
        3 => ("LINK", () => Object(("src", () => Object(("value", String))), ("label", () => Any(2)))),
        4 => ("COLOR", () => Object(("r", Number), ("g", Number), ("b", Number), ("a", Number))),
        5 => ("EMOJI", () => Object(("value", String))),
        _ => ("PLAIN_TEXT", String),
    });

    private void Node((string Kind, Action Value) node) => Object(("type", () => text.Append('"').Append(node.Kind).Append('"')), ("value", node.Value), ("extra", () => Any(1)));

    private void User() => Object(("_id", String), ("username", String), ("name", String), ("extra", () => Any(1)));

    private void File() => Object(("_id", String), ("name", String), ("size", Number), ("type", String));

    private void Reactions()
    {
        // What some servers write for none.
        if (random.Next(8) == 0) List(0, 0, String);
        else ReactionsByName();
    }

    private void ReactionsByName() => Object([.. Enumerable.Range(0, random.Next(3)).Select(_ => (":" + random.Next(3) + ":", (Action)(() => Object(("usernames", () => List(0, 3, String))))))]);

    private void Object(params (string Name, Action Value)[] members)
    {
        if (WrongKind()) return;
        random.Shuffle(members);
        text.Append('{');
        for (var index = 0; index < members.Length; index++)
        {
            if (index > 0) text.Append(',');
            Space();
            text.Append('"').Append(Rarely ? Escaped(members[index].Name) : members[index].Name).Append("\":");
            Space();
            members[index].Value();
            Space();
        }

        text.Append('}');
    }

    private void List(int least, int most, Action item)
    {
        if (WrongKind()) return;
        text.Append('[');
        for (var left = random.Next(least, Math.Max(least, most) + 1); left > 0; left--)
        {
            Space();
            item();
            if (left > 1) text.Append(',');
        }

        text.Append(']');
    }

    private void String()
    {
        if (WrongKind()) return;
        text.Append('"');
        for (var left = random.Next(5); left > 0; left--) text.Append(Pieces[random.Next(Pieces.Length)]);
        text.Append('"');
    }

    private void Date()
    {
        if (WrongKind()) return;
        text.Append("{\"$date\":");
        if (Rarely) text.Append("null");
        else if (Rarely) Number();
        else text.Append(random.NextInt64(2_000_000_000_000));
        text.Append('}');
    }

    private void Flag()
    {
        if (!WrongKind()) text.Append(random.Next(2) == 0 ? "true" : "false");
    }

    private void Number()
    {
        if (WrongKind()) return;
        text.Append(random.Next(100) switch
        {
            < 8 => "1e3",
            < 16 => "10.0",
            < 20 => "-0",
            20 => "2.5",
            21 => "2147483648",
            22 => "-9223372036854775809",
            _ => random.Next(1000).ToString(CultureInfo.InvariantCulture),
        });
    }

    private void Any(int depth)
    {
        if (depth > 4)
        {
            text.Append('[', depth - random.Next(4)).Append(']', depth - random.Next(4));
            return;
        }

        switch (random.Next(depth > 0 ? 6 : 4))
        {
            case 0:
                String();
                break;
            case 1:
                text.Append("null");
                break;
            case 2:
                text.Append("12.50");
                break;
            case 3:
                Flag();
                break;
            case 4:
                List(0, 3, () => Any(depth - 1));
                break;
            default:
                Object(("type", String), ("value", () => Any(depth - 1)));
                break;
        }
    }

    private bool WrongKind()
    {
        if (random.Next(400) == 0) text.Append("null");
        else if (random.Next(4000) == 0) text.Append(random.Next(4) switch { 0 => "[]", 1 => "{}", 2 => "17", _ => "\"odd\"" });
        else return false;
        return true;
    }

    private void Space()
    {
        if (random.Next(20) == 0) text.Append(" \t\r\n"[random.Next(4)]);
    }

    private static string Escaped(string name) => string.Concat(name.Select(letter => $"\\u{(int)letter:x4}"));
}
