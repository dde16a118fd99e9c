using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads an api's <c>types</c>: objects with <c>fields</c>, open enums with <c>enum</c>.</summary>
internal static class TypesReader
{
    private static readonly string[] Members = { "doc", "examples", "fields", "enum", "of", "since", "removedIn", "deprecated" };
    private static readonly string[] WireKinds = { "string", "int" };

    public static EquatableArray<TypeModel> Read(SchemaContext context, JsonSyntax syntax)
    {
        if (context.AsObject(syntax, "\"types\"", "an object of types by their C# names") is not { } types) return default;
        var models = new List<TypeModel>(types.Members.Count);
        foreach (var member in context.Entries(types))
        {
            if (DeclaredName.Check(context, member.Name, "a type") && ReadType(context, member) is { } type) models.Add(type);
        }

        return models.ToEquatable();
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
        var doc = reader.Doc();
        var fields = reader.Find("fields");
        var values = reader.Find("enum");
        if (fields is not null && values is not null)
        {
            context.Report(Descriptors.Exclusive, member.Name, $"Type '{name}'", "fields", "enum");
            return null;
        }

        if (values is not null) return new EnumReader(context, name, IsInteger(reader)).Read(values, doc);
        if (fields is not null)
        {
            if (reader.Find("of") is { } of) context.Report(Descriptors.Exclusive, of, $"Type '{name}'", "fields", "of");
            return new ObjectTypeModel(name, doc, new FieldsReader(context, name).Read(fields));
        }

        reader.ReportMissing("fields", "the object's members by their wire names, or \"enum\" with the known values");
        return null;
    }

    private static bool IsInteger(ObjectReader reader)
        => reader.Word("of", "what an enum is made of on the wire: \"string\" or \"int\"", WireKinds) == "int";
}
