namespace Framewright.Generator.Model;

/// <summary>Finds the typed values of a shape, wherever in it they lie.</summary>
internal static class ShapeValues
{
    /// <summary>The values that have a type of their own; those that stand in texts are declared elsewhere or are plain.</summary>
    public static IEnumerable<TypedValue> Typed(ShapeModel shape)
    {
        foreach (var value in All(shape))
        {
            if (value is TypedValue typed) yield return typed;
        }
    }

    /// <summary>All values from the outside in, in the order of the shape: a list or an object stands before what is in it.</summary>
    public static IEnumerable<ShapeValue> All(ShapeModel shape)
    {
        foreach (var item in shape.Items)
        {
            foreach (var value in All(item.Value)) yield return value;
        }
    }

    private static IEnumerable<ShapeValue> All(ShapeValue value)
    {
        yield return value;
        if (value is ListValue list)
        {
            foreach (var item in list.Items)
            {
                foreach (var inner in All(item)) yield return inner;
            }
        }
        else if (value is ObjectValue members)
        {
            foreach (var member in members.Members)
            {
                foreach (var inner in All(member.Value)) yield return inner;
            }
        }
    }
}
