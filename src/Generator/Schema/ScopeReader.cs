using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol's <c>scope</c>. Whether its templates exist is checked once they are read.</summary>
internal static class ScopeReader
{
    private static readonly string[] Members = { "name", "values", "open", "close" };

    public static ScopeModel? Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a scope", Members) is not { } reader) return null;
        var name = reader.Text("name", "what a scope is called in C#, such as \"Channel\"");
        if (name is not null && !DeclaredName.Check(context, name, "a scope")) return null;
        var open = reader.Text("open", "the name of the template that opens a scope");
        var close = reader.Text("close", "the name of the template that closes a scope");
        if (close is not null && open is null) reader.ReportMissing("open", "the name of the template that opens a scope, or remove \"close\"");
        if (reader.Require("values", "the names of its values, such as [\"topic\"]") is not { } values) return null;
        return new ScopeModel(name?.Value ?? "Scope", ReadValues(context, values), open?.Value, close?.Value);
    }

    private static EquatableArray<string> ReadValues(SchemaContext context, JsonSyntax syntax)
    {
        const string expected = "an array of at least one name, such as [\"topic\"]";
        if (context.AsArray(syntax, "\"values\"", expected) is not { } array) return default;
        if (array.Items.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"values\"", expected);
        var names = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (context.AsString(item, "A value of a scope", "its name, such as \"topic\"") is not { } name) continue;
            if (names.Contains(name.Value)) context.Report(Descriptors.DuplicateMember, name, name.Value);
            else if (CSharpName.IsCamel(name.Value) && name.Value != "id" && !ReservedNames.InSignature(name.Value)) names.Add(name.Value);
            else context.Report(Descriptors.BadName, name, name.Value, "a value of a scope", "write letters and digits that begin with a small letter, and neither 'id' nor a name that generated code needs");
        }

        return names.ToEquatable();
    }
}
