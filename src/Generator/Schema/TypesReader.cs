using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>types</c>: objects with <c>fields</c>, arrays with <c>tuple</c>, open enums with <c>enum</c>, unions with <c>union</c>.</summary>
internal static class TypesReader
{
    private static readonly string[] Kinds = { "fields", "tuple", "enum", "union" };
    private static readonly string[] Members = { "doc", "fields", "tuple", "enum", "union", "of", "by", "unknown", "since", "removedIn", "deprecated", "examples" };
    private static readonly string[] UnknownWords = { "keep" };
    private static readonly string[] WireKinds = { "string", "int" };

    public static EquatableArray<TypeModel> Read(SchemaContext context, JsonSyntax syntax)
        => DeclarationsReader.Read(context, syntax, "types", "a type", ReadType);

    /// <summary>No member may have the name of its own type, and some members every type has.</summary>
    private static void CheckName(SchemaContext context, JsonStringSyntax name, string kind)
    {
        var isReserved = kind switch
        {
            "enum" => ReservedNames.InEnum(name.Value),
            "union" => ReservedNames.InUnion(name.Value),
            _ => ReservedNames.InObject(name.Value),
        };
        if (isReserved) context.Report(Descriptors.NameCollision, name, name.Value, "this type", "one of its own generated members", "rename it");
    }

    private static TypeModel? ReadType(SchemaContext context, JsonMemberSyntax member)
    {
        var name = member.Name.Value;
        context.Mark(MarkKind.Type, name, member.Name);
        if (TypeReader.IsScalar(name)) context.Report(Descriptors.BadName, member.Name, name, "a type", "it is a scalar's name");
        if (ObjectReader.Open(context, member.Value, "a type", Members) is not { } reader) return null;
        ExamplesReader.ReadValues(context, reader, ExampleKind.Type, name);
        var versions = VersionsReader.Read(context, reader, $"type '{name}'");
        return ReadKind(context, member, reader) is { } type ? type with { Versions = versions } : null;
    }

    private static TypeModel? ReadKind(SchemaContext context, JsonMemberSyntax member, ObjectReader reader)
    {
        var name = member.Name.Value;
        if (FindKind(context, reader, name, member) is not { } kind) return null;
        CheckName(context, member.Name, kind);
        var syntax = reader.Find(kind)!;
        var doc = reader.Doc();
        switch (kind)
        {
            case "enum":
                Exclude(context, reader, name, kind, "by", "unknown");
                return new EnumReader(context, name, IsInteger(reader)).Read(syntax, doc);
            case "union":
                Exclude(context, reader, name, kind, "unknown");
                return new UnionReader(context, name, reader).Read(syntax, doc);
            case "tuple":
                Exclude(context, reader, name, kind, "of", "by", "unknown");
                return new TupleReader(context, name).Read(syntax, doc);
            default:
                Exclude(context, reader, name, kind, "of", "by");
                var keepsUnknown = reader.Word("unknown", "what happens to members that are not listed: \"keep\"", UnknownWords) is not null;
                return new ObjectTypeModel(name, doc, new FieldsReader(context, name).Read(syntax, keepsUnknown), KeepsUnknown: keepsUnknown);
        }
    }

    /// <summary>The one member that says what kind of type it is; null after a report.</summary>
    private static string? FindKind(SchemaContext context, ObjectReader reader, string name, JsonMemberSyntax member)
    {
        string? found = null;
        foreach (var kind in Kinds)
        {
            if (reader.Find(kind) is null) continue;
            if (found is not null)
            {
                context.Report(Descriptors.Exclusive, member.Name, $"Type '{name}'", found, kind);
                return null;
            }

            found = kind;
        }

        if (found is null) reader.ReportMissing("fields", "the object's members by their wire names, \"tuple\" with the elements of an array, \"enum\" with the known values, or \"union\" with the cases");
        return found;
    }

    private static void Exclude(SchemaContext context, ObjectReader reader, string name, string kind, params string[] others)
    {
        foreach (var other in others)
        {
            if (reader.Find(other) is { } syntax) context.Report(Descriptors.Exclusive, syntax, $"Type '{name}'", kind, other);
        }
    }

    private static bool IsInteger(ObjectReader reader)
        => reader.Word("of", "what an enum is made of on the wire: \"string\" or \"int\"", WireKinds) == "int";
}
