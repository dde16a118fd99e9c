using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Follows paths into the types of an api.</summary>
internal sealed class TypePaths(Func<string, TypeModel?> find)
{
    private static readonly TypeRef Json = new(TypeRefKind.Scalar, "json", null, false);
    private static readonly string[] Nothing = Array.Empty<string>();

    /// <summary>Follows a path from a type on.</summary>
    public ResolvedPath Of(TypeRef type, SchemaPath path) => Follow(type, path, path, path, 0, string.Empty);

    /// <summary>Follows a path into the values of a shape: its first step is a value's name, or its place.</summary>
    public ResolvedPath Of(ShapeModel shape, SchemaPath path)
    {
        var known = new List<string>();
        for (var i = 0; i < shape.Items.Count; i++)
        {
            var item = shape.Items[i];
            if (item.Value is not TypedValue value) continue;
            known.Add(shape.Kind == ShapeKind.Named ? item.Wire! : value.Name);
            if (path.Steps.Count > 0 && Names(shape.Kind, item, value, i, path.Steps[0])) return Follow(value, shape.Kind, item, i, path, 1);
        }

        if (shape.Kind == ShapeKind.Single && shape.Items.Count == 1 && shape.Items[0].Value is TypedValue whole) return Follow(whole, shape.Kind, shape.Items[0], 0, path, 0);
        return new ResolvedPath(path, path, string.Empty, null, null, path.Steps.Count == 0 ? "." : path.Steps[0].Wire, "the values", known);
    }

    /// <summary>Follows a path into parameters; where there is one value, its name may be left out.</summary>
    public ResolvedPath OfParameters(ShapeModel shape, SchemaPath path)
    {
        var resolved = Of(shape, path);
        if (resolved.Type is not null || shape.Items.Count != 1 || shape.Items[0].Value is not TypedValue only) return resolved;
        var inside = Follow(only, shape.Kind, shape.Items[0], 0, path, 0);
        return inside.Type is null && resolved.ItemType is not null ? resolved : inside;
    }

    private static bool Names(ShapeKind kind, ShapeItem item, TypedValue value, int index, PathStep step) => step.Name is { } name
        ? name == (kind == ShapeKind.Named ? item.Wire : value.Name)
        : kind == ShapeKind.Positional && step.Index == index;

    private ResolvedPath Follow(TypedValue value, ShapeKind kind, ShapeItem item, int index, SchemaPath path, int from)
    {
        var rest = new List<PathStep>();
        for (var i = from; i < path.Steps.Count; i++) rest.Add(path.Steps[i]);
        var inner = new SchemaPath(rest.ToEquatable());
        var root = kind switch
        {
            ShapeKind.Named => new PathStep(item.Wire, 0),
            ShapeKind.Positional => new PathStep(null, index),
            _ => null,
        };
        if (root is not null) rest.Insert(0, root);
        return Follow(value.Type, path, new SchemaPath(rest.ToEquatable()), inner, 0, root is null ? string.Empty : root.Wire);
    }

    private ResolvedPath Follow(TypeRef start, SchemaPath path, SchemaPath raw, SchemaPath inner, int from, string root)
    {
        var type = start;
        var whole = new List<PathStep>();
        var item = new List<PathStep>();
        for (var i = 0; i < raw.Steps.Count - inner.Steps.Count; i++) whole.Add(raw.Steps[i]);
        for (var i = from; i < inner.Steps.Count; i++)
        {
            while (type.Kind == TypeRefKind.Text)
            {
                // What is in the string is the item, as what is fetched is.
                if (i == from) start = type.Element!;
                else item.Add(PathStep.InText);
                whole.Add(PathStep.InText);
                type = type.Element!;
            }

            var next = Step(type, inner.Steps[i], out var owner, out var known);
            if (next is null) return new ResolvedPath(raw, inner, root, start, null, inner.Steps[i].Wire, owner, known);
            whole.Add(inner.Steps[i]);
            item.Add(inner.Steps[i]);
            type = next;
        }

        return new ResolvedPath(new SchemaPath(whole.ToEquatable()), new SchemaPath(item.ToEquatable()), root, start, type, null, string.Empty, Nothing);
    }

    /// <summary>The type one step further; null when there is nothing. What is not typed here is anything.</summary>
    private TypeRef? Step(TypeRef type, PathStep step, out string owner, out IReadOnlyCollection<string> known)
    {
        owner = type.Kind switch
        {
            TypeRefKind.Array => "an array",
            TypeRefKind.Map => "a map",
            _ => $"'{type.Name}'",
        };
        known = Nothing;
        if (type.Kind == TypeRefKind.Array) return step.Name is null ? type.Element : null;
        if (type.Kind == TypeRefKind.Map) return step.Name is null ? null : type.Element;
        if (type.Kind == TypeRefKind.Scalar) return type.Name == "json" ? Json : null;
        if (find(type.Name) is not ObjectTypeModel model) return find(type.Name) is EnumTypeModel ? null : Json;
        if (model.Field(step) is { } field) return field.Type;
        var names = new List<string>();
        foreach (var other in model.Fields) names.Add(other.Wire);
        known = names;
        return null;
    }
}
