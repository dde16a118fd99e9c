using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads <c>params</c> and <c>event</c>: an array is positional, an object named, a string the value itself.</summary>
internal sealed class ShapeReader(SchemaContext context, ParameterScope scope, bool allowsText)
{
    private readonly ShapeValueReader values = new(context, scope, allowsText);

    public ShapeModel Read(JsonSyntax syntax, string what) => syntax switch
    {
        JsonArraySyntax { Items.Count: 1 } outer when !allowsText && outer.Items[0] is JsonArraySyntax inner => ReadPositional(inner) with { Kind = ShapeKind.Nested },
        JsonArraySyntax array => ReadPositional(array),
        JsonObjectSyntax named => ReadNamed(named),
        JsonStringSyntax => ReadSingle(syntax),
        _ => Fail(syntax, what),
    };

    private ShapeModel ReadPositional(JsonArraySyntax array)
    {
        var items = new List<ShapeItem>(array.Items.Count);
        TypedValue? optional = null;
        foreach (var item in array.Items)
        {
            if (values.Read(item, null) is not { } value) continue;
            if (value is ConstantValue && !allowsText)
            {
                context.Report(Descriptors.WrongKind, item, "A value of an event", "a type and a name: write \"json\" and a name for what does not matter");
                continue;
            }

            items.Add(new ShapeItem(null, value));
            if (value is TypedValue { IsOptional: true } left) optional = left;
            else if (optional is not null) context.Report(Descriptors.OptionalNotLast, item, optional.Name, value is TypedValue typed ? typed.Name : "the value");
        }

        return new ShapeModel(ShapeKind.Positional, items.ToEquatable());
    }

    private ShapeModel ReadNamed(JsonObjectSyntax named)
    {
        var items = new List<ShapeItem>(named.Members.Count);
        var wires = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in context.Entries(named))
        {
            var wire = member.Name.Value;
            var isOptional = wire.Length > 1 && wire[wire.Length - 1] == '?';
            if (isOptional) wire = wire.Substring(0, wire.Length - 1);
            if (!wires.Add(wire)) context.Report(Descriptors.DuplicateMember, member.Name, wire);
            else if (values.Read(member.Value, wire) is { } value) items.Add(new ShapeItem(wire, isOptional && value is TypedValue typed ? typed with { IsOptional = true } : value));
        }

        return new ShapeModel(ShapeKind.Named, items.ToEquatable());
    }

    private ShapeModel ReadSingle(JsonSyntax syntax)
    {
        var items = new List<ShapeItem>(1);
        if (values.Read(syntax, null) is { } value) items.Add(new ShapeItem(null, value));
        return items.Count == 0 ? ShapeModel.None : new ShapeModel(ShapeKind.Single, items.ToEquatable());
    }

    private ShapeModel Fail(JsonSyntax syntax, string what)
    {
        context.Report(Descriptors.WrongKind, syntax, what, "an array of values (\"Type name\"), an object of values by wire name, or one value");
        return ShapeModel.None;
    }
}
