using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema;

/// <summary>Reads the members of one object type.</summary>
internal sealed class FieldsReader(SchemaContext context, string typeName)
{
    private static readonly string[] Members = { "type", "as", "doc", "secret", "lazy", "since", "removedIn", "deprecated" };

    private readonly MemberNaming naming = new(context, typeName, MemberOwner.Object);
    private readonly HashSet<string> wires = new(StringComparer.Ordinal);

    /// <param name="syntax">The fields by wire names.</param>
    /// <param name="keepsUnknown">Whether the type has a member for all others.</param>
    public EquatableArray<FieldModel> Read(JsonSyntax syntax, bool keepsUnknown)
    {
        if (keepsUnknown) naming.Reserve("Unknown");
        if (context.AsObject(syntax, "\"fields\"", "an object of types by wire names") is not { } members) return default;
        var fields = new List<FieldModel>(members.Members.Count);
        foreach (var member in context.Entries(members))
        {
            if (ReadField(member) is { } field) fields.Add(field);
        }

        return fields.ToEquatable();
    }

    private FieldModel? ReadField(JsonMemberSyntax member)
    {
        var wire = member.Name.Value;
        var isOptional = wire.Length > 1 && wire[wire.Length - 1] == '?';
        if (isOptional) wire = wire.Substring(0, wire.Length - 1);
        if (!wires.Add(wire))
        {
            context.Report(Descriptors.DuplicateMember, member.Name, wire);
            return null;
        }

        context.Mark(MarkKind.Field, typeName + "." + wire, member.Name);
        if (member.Value is JsonStringSyntax text)
        {
            return TypeAsName.Read(context, text) is { } read
                ? Build(member, wire, read.Name, read.NameAt, new FieldModel(wire, wire, read.Type, isOptional, null, false))
                : null;
        }

        return ReadLongForm(member, wire, isOptional);
    }

    private FieldModel? ReadLongForm(JsonMemberSyntax member, string wire, bool isOptional)
    {
        if (ObjectReader.Open(context, member.Value, "a field", Members) is not { } reader) return null;
        var chosen = reader.Text("as", "the field's C# name");
        var field = new FieldModel(wire, wire, new TypeRef(TypeRefKind.Scalar, "json", null, false), isOptional, reader.Doc(), reader.Flag("secret"))
        {
            IsLazy = reader.Flag("lazy"),
            Versions = VersionsReader.Read(context, reader, $"field '{wire}'"),
        };
        if (field.IsLazy) context.Mark(MarkKind.LazyField, typeName + "." + wire, reader.Find("lazy")!);
        if (reader.Require("type", "its type, such as \"string?\"") is not { } typeSyntax) return null;
        if (context.AsString(typeSyntax, "\"type\"", "a type, such as \"string?\"") is not { } text) return null;
        var cursor = new TextCursor(text);
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        if (!cursor.AtEnd)
        {
            context.Report(Descriptors.BadType, text, text.Value, "write the type alone here, and the C# name as \"as\"");
            return null;
        }

        return Build(member, wire, chosen?.Value, chosen is null ? default : (chosen.Start, chosen.Length), field with { Type = type });
    }

    private FieldModel? Build(JsonMemberSyntax member, string wire, string? chosen, (int Start, int Length) at, FieldModel field)
        => naming.Name(wire, member.Name, chosen, at) is { } name ? field with { Name = name } : null;
}
