using Framewright.Generator.Model;

namespace Framewright.Generator.Pipeline;

/// <summary>Whether values can be read and written when types of packages are in them: a package generates what its own methods need, which may be one of the two.</summary>
internal sealed class TypeReach(Func<string, TypeModel?> find, LentApi lent)
{
    /// <summary>The first type of a package inside of a shape that cannot be written (or read); null when all can.</summary>
    public string? Missing(ShapeModel shape, bool isWritten)
    {
        foreach (var item in shape.Items)
        {
            if (item.Value is TypedValue value && Missing(value.Type, isWritten) is { } missing) return missing;
        }

        return null;
    }

    /// <inheritdoc cref="Missing(ShapeModel, bool)"/>
    public string? Missing(TypeRef type, bool isWritten) => Missing(type, isWritten, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>What a method can not do with a type of a package; null when nothing is in its way.</summary>
    public OneWayUse? Obstacle(MethodModel method)
    {
        if (Missing(method.Parameters, isWritten: true) is { } written) return new OneWayUse(written, IsWritten: true);
        if (method.Returns is { } returns && Missing(returns, isWritten: false) is { } read) return new OneWayUse(read, IsWritten: false);
        return null;
    }

    /// <inheritdoc cref="Obstacle(MethodModel)"/>
    public OneWayUse? Obstacle(StreamModel stream)
    {
        if (Missing(stream.Parameters, isWritten: true) is { } written) return new OneWayUse(written, IsWritten: true);
        return Missing(stream.Event, isWritten: false) is { } read ? new OneWayUse(read, IsWritten: false) : null;
    }

    /// <summary>Whether a type of this project can be read (or written).</summary>
    public bool Can(string type, bool isWritten) => Missing(new TypeRef(TypeRefKind.Named, type, null, IsNullable: false), isWritten) is null;

    private string? Missing(TypeRef type, bool isWritten, HashSet<string> visited)
    {
        if (type.Element is { } element) return Missing(element, isWritten, visited);
        if (type.Kind != TypeRefKind.Named || !visited.Add(type.Name)) return null;
        if (lent.HomeOf(type.Name)?.Find(type.Name) is { } packaged) return (isWritten ? packaged.IsWritten : packaged.IsRead) ? null : type.Name;
        foreach (var inner in Parts(find(type.Name)))
        {
            if (Missing(inner, isWritten, visited) is { } missing) return missing;
        }

        return null;
    }

    /// <summary>What a type consists of: an object of its fields, a union of its cases.</summary>
    private static IEnumerable<TypeRef> Parts(TypeModel? type)
    {
        if (type is ObjectTypeModel model)
        {
            foreach (var field in model.Fields) yield return field.Type;
        }
        else if (type is UnionTypeModel union)
        {
            foreach (var value in union.Cases) yield return new TypeRef(TypeRefKind.Named, value.Type, null, IsNullable: false);
        }
    }
}
