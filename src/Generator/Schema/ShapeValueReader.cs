using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads one value of a shape: typed, a text with placeholders, or a constant.</summary>
internal sealed class ShapeValueReader(SchemaContext context, ParameterScope scope, bool allowsText)
{
    private static readonly string[] ConstantMembers = { "value" };
    private static readonly string[] TypedMembers = { "type", "name", "doc", "secret", "optional" };
    private static readonly string[] ObjectMembers = { "object" };

    private readonly PlaceholderTextReader texts = new(context, scope);

    /// <summary>Reads a value; null after a report.</summary>
    /// <param name="wire">The member's name in a named shape: a value without a name of its own is named after it.</param>
    public ShapeValue? Read(JsonSyntax syntax, string? wire) => syntax switch
    {
        JsonStringSyntax text when text.Value.IndexOf('{') >= 0 => ReadText(text),
        JsonStringSyntax text => ReadShort(text, wire),
        JsonObjectSyntax value when value.Find("value") is not null => ReadConstant(value),
        JsonObjectSyntax value when allowsText && value.Find("object") is JsonObjectSyntax members => ReadObject(value, members),
        JsonObjectSyntax value when allowsText && IsObject(value) => new ObjectValue(ReadMembers(value)),
        JsonObjectSyntax value => ReadLong(value, wire),
        JsonArraySyntax array when allowsText => new ListValue(ReadList(array).ToEquatable()),
        JsonLiteralSyntax literal => new ConstantValue(literal.Text),
        _ => Fail(syntax),
    };

    /// <summary>Reads values that stand one behind the other.</summary>
    public List<ShapeValue> ReadList(JsonArraySyntax array)
    {
        var items = new List<ShapeValue>(array.Items.Count);
        TypedValue? optional = null;
        foreach (var item in array.Items)
        {
            if (Read(item, null) is not { } value) continue;
            if (value is ConstantValue && !allowsText)
            {
                context.Report(Descriptors.WrongKind, item, "A value of an event", "a type and a name: write \"json\" and a name for what does not matter");
                continue;
            }

            items.Add(value);
            if (value is TypedValue { IsOptional: true } left) optional = left;
            else if (optional is not null) context.Report(Descriptors.OptionalNotLast, item, optional.Name, value is TypedValue typed ? typed.Name : "the value");
        }

        return items;
    }

    /// <summary>Reads values by their wire names, which end in <c>?</c> where one may be left out.</summary>
    public EquatableArray<ShapeItem> ReadMembers(JsonObjectSyntax named)
    {
        var items = new List<ShapeItem>(named.Members.Count);
        var wires = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in context.Entries(named))
        {
            var wire = member.Name.Value;
            var isOptional = wire.Length > 1 && wire[wire.Length - 1] == '?';
            if (isOptional) wire = wire.Substring(0, wire.Length - 1);
            if (!wires.Add(wire)) context.Report(Descriptors.DuplicateMember, member.Name, wire);
            else if (Read(member.Value, wire) is { } value) items.Add(new ShapeItem(wire, isOptional && value is TypedValue typed ? typed with { IsOptional = true } : value));
        }

        return items.ToEquatable();
    }

    private ObjectValue? ReadObject(JsonObjectSyntax syntax, JsonObjectSyntax members)
        => syntax.Members.Count == 1 || ObjectReader.Open(context, syntax, "an object of values", ObjectMembers) is not null ? new ObjectValue(ReadMembers(members)) : null;

    /// <summary>Whether an object holds values, rather than describing one: it has no type, and something that a description has not.</summary>
    private static bool IsObject(JsonObjectSyntax syntax)
    {
        if (syntax.Find("type") is not null) return false;
        foreach (var member in syntax.Members)
        {
            if (Array.IndexOf(TypedMembers, member.Name.Value) < 0) return true;
        }

        return false;
    }

    private TextValue? ReadText(JsonStringSyntax text)
    {
        if (allowsText) return texts.Read(text);
        context.Report(Descriptors.BadText, text, text.Value, "an event has no placeholders; write \"Type name\"");
        return null;
    }

    private TypedValue? ReadShort(JsonStringSyntax text, string? wire)
    {
        var cursor = new TextCursor(text);
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        cursor.SkipSpaces();
        var at = cursor.Rest();
        var start = cursor.Position;
        var name = cursor.ReadWord();
        if (name.Length > 0) at = cursor.SpanFrom(start);
        var isOptional = name.Length > 0 && cursor.TryTake('?');
        if (!cursor.AtEnd || (name.Length == 0 && wire is null))
        {
            context.Report(Descriptors.BadType, text, text.Value, "write a type and a name, such as \"string roomId\", or \"string roomId?\" for a value that may be left out");
            return null;
        }

        return Declare(name.Length > 0 ? name : CSharpName.Camel(wire!), at, new TypedValue(name, type, isOptional, false, null));
    }

    private TypedValue? ReadLong(JsonObjectSyntax syntax, string? wire)
    {
        if (ObjectReader.Open(context, syntax, "a value", TypedMembers) is not { } reader) return null;
        if (reader.Require("type", "its type, or \"value\" with a constant") is not { } typeSyntax) return null;
        if (context.AsString(typeSyntax, "\"type\"", "a type, such as \"string?\"") is not { } text) return null;
        var cursor = new TextCursor(text);
        if (TypeReader.Read(context, cursor) is not { } type) return null;
        if (!cursor.AtEnd)
        {
            context.Report(Descriptors.BadType, text, text.Value, "write the type alone here, and the name as \"name\"");
            return null;
        }

        var name = reader.Text("name", "the value's name");
        if (name is null && wire is null)
        {
            if (reader.Find("name") is null) reader.ReportMissing("name", "the value's name");
            return null;
        }

        var at = name is null ? (syntax.Start, 1) : (name.Start, name.Length);
        return Declare(name?.Value ?? CSharpName.Camel(wire!), at, new TypedValue(string.Empty, type, reader.Flag("optional"), reader.Flag("secret"), reader.Doc()));
    }

    private TypedValue? Declare(string name, (int Start, int Length) at, TypedValue value) => scope.Declare(value with { Name = name }, at);

    private ConstantValue? ReadConstant(JsonObjectSyntax syntax)
        => ObjectReader.Open(context, syntax, "a constant", ConstantMembers) is { } reader ? new ConstantValue(CompactJson.Write(reader.Find("value")!)) : null;

    private ShapeValue? Fail(JsonSyntax syntax)
    {
        context.Report(Descriptors.WrongKind, syntax, "A value", "\"Type name\", an object with \"type\" and \"name\", or a constant: {\"value\": []}");
        return null;
    }
}
