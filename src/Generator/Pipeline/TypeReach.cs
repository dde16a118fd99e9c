using Framewright.Generator.Model;

namespace Framewright.Generator.Pipeline;

/// <summary>Whether values can be read and written when types of packages are in them: a package generates what its own methods need, which may be one of the two.</summary>
internal sealed class TypeReach(Func<string, TypeModel?> find, LentApi lent)
{
    /// <summary>The first type of a package inside of a shape that cannot be written (or read); null when all can.</summary>
    public OneWayUse? Missing(ShapeModel shape, bool isWritten)
    {
        foreach (var value in ShapeValues.Typed(shape))
        {
            if (Missing(value.Type, isWritten) is { } missing) return missing;
        }

        return null;
    }

    /// <inheritdoc cref="Missing(ShapeModel, bool)"/>
    public OneWayUse? Missing(TypeRef type, bool isWritten)
    {
        // With a list of its own: a chain of types may be longer than the stack.
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>();
        Push(type, open);
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (!visited.Add(name)) continue;
            if (lent.HomeOf(name)?.Find(name) is { } packaged)
            {
                if (!(isWritten ? packaged.IsWritten : packaged.IsRead)) return new OneWayUse(name, isWritten);
            }
            else
            {
                if (isWritten && find(name) is UnionTypeModel union && Untagged(union) is { } untagged) return untagged;
                PushParts(find(name), open);
            }
        }

        return null;
    }

    /// <summary>What a method can not do with a type of a package; null when nothing is in its way.</summary>
    public OneWayUse? Obstacle(MethodModel method) =>
        Missing(method.Parameters, isWritten: true) ?? (method.Returns is { } returns ? Missing(returns, isWritten: false) : null);

    /// <inheritdoc cref="Obstacle(MethodModel)"/>
    public OneWayUse? Obstacle(StreamModel stream) => Missing(stream.Parameters, isWritten: true) ?? Missing(stream.Event, isWritten: false);

    /// <inheritdoc cref="Obstacle(MethodModel)"/>
    public OneWayUse? Obstacle(HandlerModel handler) =>
        Missing(handler.Parameters, isWritten: false) ?? (handler.Returns is { } returns ? Missing(returns, isWritten: true) : null);

    /// <summary>The first case whose type is a package's and lacks the member that tells it apart: the package has no code that would write it behind one.</summary>
    private OneWayUse? Untagged(UnionTypeModel union)
    {
        if (union.By.Steps.Count != 1 || union.By.Steps[0].Name is not { } tag) return null;
        foreach (var value in union.Cases)
        {
            if (lent.HomeOf(value.Type) is null || lent.TypeOf(value.Type) is not ObjectTypeModel model || model.Field(tag) is not null) continue;
            return new OneWayUse(value.Type, IsWritten: true) { Union = union.Name, Wire = value.Wire };
        }

        return null;
    }

    /// <summary>Whether a type of this project can be read (or written).</summary>
    public bool Can(string type, bool isWritten) => Missing(new TypeRef(TypeRefKind.Named, type, null, IsNullable: false), isWritten) is null;

    private static void Push(TypeRef type, Stack<string> open)
    {
        while (type.Element is { } element) type = element;
        if (type.Kind == TypeRefKind.Named) open.Push(type.Name);
    }

    /// <summary>What a type consists of, the first part on top: an object of its fields, a union of its cases.</summary>
    private static void PushParts(TypeModel? type, Stack<string> open)
    {
        if (type is ObjectTypeModel model)
        {
            for (var i = model.Fields.Count - 1; i >= 0; i--) Push(model.Fields[i].Type, open);
        }
        else if (type is UnionTypeModel union)
        {
            for (var i = union.Cases.Count - 1; i >= 0; i--) open.Push(union.Cases[i].Type);
        }
    }
}
