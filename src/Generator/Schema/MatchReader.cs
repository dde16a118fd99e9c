using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a <c>match</c>: conditions by path, which must all hold.</summary>
internal static class MatchReader
{
    private static readonly string[] Tests = { "present", "null", "kind" };
    private static readonly string[] Kinds = { "object", "array", "string", "number", "boolean" };

    public static EquatableArray<MatchModel> Read(SchemaContext context, JsonSyntax syntax, string what)
    {
        if (context.AsObject(syntax, what, "an object of conditions by path, such as {\"type\": \"hello\"}") is not { } conditions) return default;
        var models = new List<MatchModel>(conditions.Members.Count);
        foreach (var member in context.Entries(conditions))
        {
            if (PathReader.Read(context, member.Name, "A condition's path") is { } path && ReadTest(context, path, member) is { } match) models.Add(match);
        }

        return models.ToEquatable();
    }

    private static MatchModel? ReadTest(SchemaContext context, SchemaPath path, JsonMemberSyntax member) => member.Value switch
    {
        JsonObjectSyntax test => ReadObject(context, path, test),
        JsonArraySyntax list => ReadList(context, path, list),
        var literal => ReadLiteral(context, path, literal),
    };

    private static MatchModel? ReadLiteral(SchemaContext context, SchemaPath path, JsonSyntax syntax)
    {
        if (LiteralReader.Read(syntax) is { } literal) return new MatchModel(path, MatchTest.Literal, One(literal), true, null);
        context.Report(Descriptors.WrongKind, syntax, "A value to compare with", LiteralReader.Expected);
        return null;
    }

    private static MatchModel? ReadList(SchemaContext context, SchemaPath path, JsonArraySyntax list)
    {
        var literals = new List<LiteralModel>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (LiteralReader.Read(item) is { } literal) literals.Add(literal);
            else context.Report(Descriptors.WrongKind, item, "A value to compare with", LiteralReader.Expected);
        }

        if (list.Items.Count == 0) context.Report(Descriptors.WrongKind, list, "A list of values to compare with", "an array of at least one");
        return literals.Count == 0 ? null : new MatchModel(path, MatchTest.Literal, literals.ToEquatable(), true, null);
    }

    private static MatchModel? ReadObject(SchemaContext context, SchemaPath path, JsonObjectSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a condition", Tests) is not { } reader) return null;
        if (syntax.Members.Count != 1)
        {
            context.Report(Descriptors.WrongKind, syntax, "A condition", "a literal, a list of literals, or exactly one of {\"present\": true}, {\"null\": true} and {\"kind\": \"object\"}");
            return null;
        }

        if (reader.Find("present") is not null) return new MatchModel(path, MatchTest.Present, default, reader.Flag("present"), null);
        if (reader.Find("null") is not null) return new MatchModel(path, MatchTest.Null, default, reader.Flag("null"), null);
        return reader.Word("kind", "a JSON kind", Kinds) is { } kind ? new MatchModel(path, MatchTest.Kind, default, true, kind) : null;
    }

    private static EquatableArray<LiteralModel> One(LiteralModel literal) => new(new[] { literal });
}
