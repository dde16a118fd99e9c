using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;

namespace Framewright.Generator.Schema;

/// <summary>Reads an object whose members the language defines. Opening it reports members that are unknown or written twice, so nothing is silently ignored.</summary>
internal sealed class ObjectReader
{
    private readonly SchemaContext context;
    private readonly string what;

    private ObjectReader(SchemaContext context, JsonObjectSyntax syntax, string what)
    {
        this.context = context;
        Syntax = syntax;
        this.what = what;
    }

    public JsonObjectSyntax Syntax { get; }

    /// <summary>Opens an object; null, after a report, when the value is none.</summary>
    /// <param name="what">What it is, as a message names it: <c>a frame</c>.</param>
    public static ObjectReader? Open(SchemaContext context, JsonSyntax syntax, string what, params string[] known)
    {
        if (context.AsObject(syntax, Capital(what), "an object with the members " + string.Join(", ", known)) is not { } value) return null;
        foreach (var member in context.Entries(value))
        {
            var name = member.Name.Value;
            if (Array.IndexOf(known, name) < 0) context.Report(Descriptors.UnknownMember, member.Name, name, what, NearestName.Advice(name, known, "remove it"));
        }

        return new ObjectReader(context, value, what);
    }

    public JsonSyntax? Find(string name) => Syntax.Find(name);

    /// <summary>A member that has to be there.</summary>
    /// <param name="advice">What to add: <c>the paths of the frame's id</c>.</param>
    public JsonSyntax? Require(string name, string advice)
    {
        if (Find(name) is { } value) return value;
        ReportMissing(name, advice);
        return null;
    }

    public void ReportMissing(string name, string advice)
        => context.Report(Descriptors.MissingMember, (Syntax.Start, 1), Capital(what), name, advice);

    public JsonStringSyntax? Text(string name, string expected)
        => Find(name) is { } value ? context.AsString(value, Quoted(name), expected) : null;

    public string? Doc() => Text("doc", "a string: one or more sentences")?.Value;

    public bool Flag(string name)
    {
        if (Find(name) is not { } value) return false;
        if (value is JsonLiteralSyntax { Kind: Model.LiteralKind.True }) return true;
        if (value is not JsonLiteralSyntax { Kind: Model.LiteralKind.False }) context.Report(Descriptors.WrongKind, value, Quoted(name), "true or false");
        return false;
    }

    /// <summary>A member whose value is one word of a closed list; null when it is absent or, after a report, another one.</summary>
    public string? Word(string name, string list, IReadOnlyCollection<string> words)
    {
        if (Text(name, list) is not { } value) return null;
        foreach (var word in words)
        {
            if (word == value.Value) return word;
        }

        context.Report(Descriptors.UnknownWord, value, value.Value, list, NearestName.Advice(value.Value, words, "see the language's reference"));
        return null;
    }

    private static string Capital(string what) => char.ToUpperInvariant(what[0]) + what.Substring(1);

    private static string Quoted(string name) => "\"" + name + "\"";
}
