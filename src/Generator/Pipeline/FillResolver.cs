using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Finds out whether a caller may leave out the id by which a call is recognised, and how one is set in its place.</summary>
internal sealed class FillResolver(ApiTypes types)
{
    /// <summary>Where the id is set; null when it has to be given, or lies where nothing can be set.</summary>
    /// <param name="parameters">The method's parameters.</param>
    /// <param name="path">The way from all of them to the id.</param>
    public FillModel? Resolve(ShapeModel parameters, SchemaPath path)
    {
        if (Root(parameters, path, out var from) is not { } value) return null;
        if (from == path.Steps.Count)
        {
            return ParameterList.MayBeNull(value) ? new FillModel(value.Name, default, ParameterList.IsThreeState(value)) : null;
        }

        // In an optional record that tells absence from null nothing is set: whoever leaves it out, means it.
        if (ParameterList.IsThreeState(value)) return null;
        var members = new List<string>();
        var type = value.Type;
        for (var i = from; i < path.Steps.Count; i++)
        {
            // JSON in a string is a record like any other until it is written.
            if (path.Steps[i] == PathStep.InText)
            {
                type = type.Element!;
                continue;
            }

            if (type.Kind != TypeRefKind.Named || types.Find(type.Name) is not ObjectTypeModel model || model.Field(path.Steps[i]) is not { } field) return null;
            var isThreeState = Codecs.IsThreeState(model, field, types.IsSent(model.Name));
            members.Add(field.Name);
            if (i == path.Steps.Count - 1) return field.IsOptional || field.Type.IsNullable ? new FillModel(value.Name, members.ToEquatable(), isThreeState) : null;
            if (isThreeState) return null;
            type = field.Type;
        }

        return null;
    }

    /// <summary>The parameter that the path begins with.</summary>
    private static TypedValue? Root(ShapeModel parameters, SchemaPath path, out int from)
    {
        from = parameters.Kind == ShapeKind.Single ? 0 : 1;
        if (parameters.Kind == ShapeKind.Single) return parameters.Items.Count == 1 ? parameters.Items[0].Value as TypedValue : null;
        if (path.Steps.Count == 0) return null;
        for (var i = 0; i < parameters.Items.Count; i++)
        {
            if (parameters.Kind == ShapeKind.Named ? parameters.Items[i].Wire == path.Steps[0].Name : path.Steps[0].Name is null && path.Steps[0].Index == i) return parameters.Items[i].Value as TypedValue;
        }

        return null;
    }
}
