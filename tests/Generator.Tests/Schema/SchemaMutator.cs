using Framewright.Generator.Json;
using Framewright.Generator.Tests.Json;

namespace Framewright.Generator.Tests.Schema;

/// <summary>Makes schemas that nobody would write of schemas that somebody wrote: parts of one are taken out, doubled under another name, or put where parts of another stood.</summary>
internal sealed class SchemaMutator
{
    private static readonly string[] Odd = ["null", "true", "1", "\"\"", "\".\"", "\"string\"", "\"json\"", "[]", "{}", "\"{x}\"", "\"class\"", "\"ToString\"", "\"string as Item\"", "\"System\"", "\"Connect\"", "\"client\"", "\"cancellationToken\"", "\"a.b[0]\""];

    private readonly Random random;
    private readonly List<string> values = [];
    private readonly List<string> names = [];

    public SchemaMutator(int seed, IEnumerable<string> texts)
    {
        random = new Random(seed);
        foreach (var text in texts) Collect(Read.Valid(text), text);
        values.AddRange(Odd);
        names.AddRange(Odd.Where(static x => x.Length > 2 && x[0] == '"'));
    }

    /// <summary>The text after one to three changes that leave it JSON.</summary>
    public string Mutate(string text)
    {
        for (var change = random.Next(1, 4); change > 0; change--) text = MutateOnce(text);
        return text;
    }

    private string MutateOnce(string text)
    {
        var targets = new List<JsonSyntax>();
        var members = new List<JsonMemberSyntax>();
        Gather(Read.Valid(text), targets, members);
        if (members.Count == 0) return text;
        var member = Pick(members);
        return random.Next(6) switch
        {
            0 => Replace(text, member.Name, Pick(names)),
            1 => text[..member.Name.Start] + text[Behind(text, member.Value.End)..],
            2 => text[..member.Name.Start] + Pick(names) + ": " + Slice(text, member.Value) + ", " + text[member.Name.Start..],
            3 => Replace(text, member.Value, Slice(text, Pick(members).Value)),
            _ => Replace(text, targets.Count == 0 ? member.Value : Pick(targets), Pick(values)),
        };
    }

    private T Pick<T>(List<T> items) => items[random.Next(items.Count)];

    /// <summary>The offset behind a value's comma, if there is one.</summary>
    private static int Behind(string text, int end)
    {
        var comma = end;
        while (comma < text.Length && char.IsWhiteSpace(text[comma])) comma++;
        return comma < text.Length && text[comma] == ',' ? comma + 1 : end;
    }

    private static string Slice(string text, JsonSyntax syntax) => text[syntax.Start..syntax.End];

    private static string Replace(string text, JsonSyntax syntax, string replacement) => text[..syntax.Start] + replacement + text[syntax.End..];

    private void Collect(JsonSyntax syntax, string text)
    {
        var targets = new List<JsonSyntax>();
        var members = new List<JsonMemberSyntax>();
        Gather(syntax, targets, members);
        values.AddRange(targets.Select(x => Slice(text, x)).Where(static x => x.Length < 400));
        names.AddRange(members.Select(x => Slice(text, x.Name)));
    }

    /// <summary>Everything below the document itself: its root stays what it is.</summary>
    private static void Gather(JsonSyntax syntax, List<JsonSyntax> targets, List<JsonMemberSyntax> members)
    {
        if (syntax is JsonArraySyntax array)
        {
            foreach (var item in array.Items)
            {
                targets.Add(item);
                Gather(item, targets, members);
            }
        }
        else if (syntax is JsonObjectSyntax value)
        {
            foreach (var member in value.Members)
            {
                members.Add(member);
                targets.Add(member.Value);
                Gather(member.Value, targets, members);
            }
        }
    }
}
