using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Turns paths into an event into the numbers of members, by which the values lie in what the strict pass over it has recorded.</summary>
internal static class SlotPaths
{
    /// <summary>Whether a value's text can be an id where it was recorded.</summary>
    public static bool IsId(TypeRef type) => type is { Kind: TypeRefKind.Scalar, Name: "string" or "int" or "long" };

    /// <summary>Whether a value can be a version where it was recorded.</summary>
    public static bool IsVersion(TypeRef type) => type is { Kind: TypeRefKind.Scalar, Name: "date" or "string" or "int" or "long" or "decimal" };

    /// <summary>The numbers from the event on; null where the way leads through anything but objects that are read at once, or through types of a package.</summary>
    public static EquatableArray<int>? Of(ApiTypes types, ShapeModel shape, ResolvedPath path, Func<TypeRef, bool> fits)
    {
        if (path.Type is not { } end || path.ItemType is not { } type || !fits(end) || shape.Kind == ShapeKind.Nested) return null;
        foreach (var step in path.Raw.Steps)
        {
            // What a string holds is recorded apart from what is around it.
            if (step == PathStep.InText) return null;
        }

        var numbers = new List<int>();
        if (shape.Items.Count > 1 || shape.Kind == ShapeKind.Named)
        {
            if (Place(shape, path.Root) is not { } place) return null;
            numbers.Add(place);
        }

        foreach (var step in path.Item.Steps)
        {
            if (type is not { Kind: TypeRefKind.Named } || types.IsLent(type.Name) || types.Find(type.Name) is not ObjectTypeModel model) return null;
            if (model.Field(step) is not { IsLazy: false } field) return null;
            numbers.Add(IndexOf(model, field));
            type = field.Type;
        }

        return ReferenceEquals(type, end) ? numbers.ToEquatable() : null;
    }

    /// <summary>The number of a value among those of an event of several.</summary>
    private static int? Place(ShapeModel shape, string root)
    {
        for (var i = 0; i < shape.Items.Count; i++)
        {
            // A constant has no slot, and would move those behind it.
            if (shape.Items[i].Value is not TypedValue) return null;
            if (root == (shape.Kind == ShapeKind.Named ? shape.Items[i].Wire : new PathStep(null, i).Wire)) return i;
        }

        return null;
    }

    private static int IndexOf(ObjectTypeModel type, FieldModel field)
    {
        for (var i = 0; i < type.Fields.Count; i++)
        {
            if (ReferenceEquals(type.Fields[i], field)) return i;
        }

        return -1;
    }
}
