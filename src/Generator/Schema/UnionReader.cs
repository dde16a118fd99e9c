using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads a union: cases by the value that tells them apart, and where that value lies.</summary>
internal sealed class UnionReader(SchemaContext context, string typeName, ObjectReader reader)
{
    private static readonly string[] Members = { "type", "as", "doc", "since", "removedIn", "deprecated" };
    private static readonly string[] Kinds = { "string", "int", "bool" };

    private readonly MemberNaming naming = new(context, typeName, MemberOwner.Union);
    private readonly string of = reader.Word("of", "what tells the cases apart on the wire: \"string\", \"int\" or \"bool\"", Kinds) ?? "string";

    public UnionTypeModel? Read(JsonSyntax syntax, string? doc)
    {
        var by = ReadBy();
        if (context.AsObject(syntax, "\"union\"", "an object of types by the values that tell them apart") is not { } members) return null;
        if (members.Members.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"union\"", "an object with at least one case, such as {\"text\": \"TextBlock\"}");
        var cases = new List<UnionCaseModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (ReadCase(member) is { } value) cases.Add(value);
        }

        return by is null ? null : new UnionTypeModel(typeName, doc, by, of, cases.ToEquatable());
    }

    private SchemaPath? ReadBy()
    {
        if (reader.Require("by", "the path of the member that tells the cases apart, such as \"type\"") is not { } syntax) return null;
        if (PathReader.Read(context, syntax, "\"by\"") is not { } path) return null;
        if (path.Steps.Count > 0) return path;
        context.Report(Descriptors.BadPath, syntax, ".", "write the name of a member, or '[0]' when the cases are arrays");
        return null;
    }

    private UnionCaseModel? ReadCase(JsonMemberSyntax member)
    {
        var wire = member.Name.Value;
        if (Expected(wire) is { } expected)
        {
            context.Report(Descriptors.WrongKind, member.Name, $"'{wire}', a value of a union of {of},", expected);
            return null;
        }

        context.Mark(MarkKind.Case, typeName + "." + wire, member.Name);
        if (member.Value is JsonStringSyntax text)
        {
            return TypeAsName.Read(context, text) is { } read ? Build(member, read.Type, read.TypeAt, read.Name, read.NameAt, null) : null;
        }

        if (ObjectReader.Open(context, member.Value, "a case", Members) is not { } value) return null;
        var chosen = value.Text("as", "the case's C# name");
        var doc = value.Doc();
        var versions = VersionsReader.Read(context, value, $"case '{wire}'");
        if (value.Require("type", "the case's type") is not { } typeSyntax || context.AsString(typeSyntax, "\"type\"", "the name of a type") is not { } name) return null;
        var cursor = new TextCursor(name);
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        return Build(member, cursor.AtEnd ? type : type with { IsNullable = true }, (name.Start, name.Length), chosen?.Value, chosen is null ? default : (chosen.Start, chosen.Length), doc) is { } model
            ? model with { Versions = versions }
            : null;
    }

    private UnionCaseModel? Build(JsonMemberSyntax member, TypeRef type, (int Start, int Length) typeAt, string? chosen, (int Start, int Length) chosenAt, string? doc)
    {
        var wire = member.Name.Value;
        if (type.Kind != TypeRefKind.Named || type.IsNullable)
        {
            context.Report(Descriptors.BadCase, typeAt, wire, typeName, "write the name of a type with fields, and nothing around it");
            return null;
        }

        context.Mark(MarkKind.UnionCase, typeName + "/" + wire, typeAt);
        return naming.Name(wire, member.Name, chosen, chosenAt, type.Name, typeAt) is { } name ? new UnionCaseModel(wire, name, type.Name, doc) : null;
    }

    /// <summary>What a value on the wire has to be when this is none.</summary>
    private string? Expected(string wire) => of switch
    {
        "int" when !IsCanonicalInteger(wire) => "an integer in quotation marks, such as \"1\"",
        "bool" when wire is not ("true" or "false") => "\"true\" or \"false\"",
        _ => null,
    };

    private static bool IsCanonicalInteger(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value.ToString(CultureInfo.InvariantCulture) == text;
}
