using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads a tuple: the elements of an array, each with a type and a name, of which the last ones may be left out.</summary>
internal sealed class TupleReader(SchemaContext context, string typeName)
{
    private const string Expected = "an array of elements, such as [\"string name\", \"int count?\"]";

    private readonly MemberNaming naming = new(context, typeName, MemberOwner.Object);
    private readonly ShapeValueReader values = new(context, new ParameterScope(context, isSignature: false), allowsText: false);

    public ObjectTypeModel? Read(JsonSyntax syntax, string? doc)
    {
        if (context.AsArray(syntax, "\"tuple\"", Expected) is not { } array) return null;
        if (array.Items.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"tuple\"", Expected);
        var fields = new List<FieldModel>(array.Items.Count);
        FieldModel? optional = null;
        foreach (var item in array.Items)
        {
            if (ReadElement(item, fields.Count) is not { } field) return null;
            if (field.IsOptional) optional = field;
            else if (optional is not null) context.Report(Descriptors.OptionalNotLast, item, optional.Name, field.Name);
            fields.Add(field);
        }

        return new ObjectTypeModel(typeName, doc, fields.ToEquatable(), IsTuple: true);
    }

    private FieldModel? ReadElement(JsonSyntax item, int index)
    {
        if (item is not (JsonStringSyntax or JsonObjectSyntax) || (item is JsonObjectSyntax value && value.Find("value") is not null))
        {
            context.Report(Descriptors.WrongKind, item, "An element of a tuple", "a type and a name, such as \"string name\"");
            return null;
        }

        if (values.Read(item, null) is not TypedValue typed) return null;
        var at = (item.Start, item.Length);
        return naming.Name(typed.Name, at, null, default) is { } name
            ? new FieldModel("[" + Emit.CSharp.Number(index) + "]", name, typed.Type, typed.IsOptional, typed.Doc, typed.IsSecret)
            : null;
    }
}
