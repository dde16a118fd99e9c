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
        foreach (var value in values.ReadList(array)) items.Add(new ShapeItem(null, value));
        return new ShapeModel(ShapeKind.Positional, items.ToEquatable());
    }

    private ShapeModel ReadNamed(JsonObjectSyntax named) => new(ShapeKind.Named, values.ReadMembers(named));

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
