using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Validation;

/// <summary>The values that a stream's parameters are.</summary>
internal sealed record ParameterValues(StreamModel Stream)
{
    /// <summary>Whether <c>since</c> is one too.</summary>
    public bool HasSince { get; init; }

    /// <summary>Whether those of the topic are out of reach, because a call is the same for all topics.</summary>
    public bool IsShared { get; init; }

    /// <summary>All of them, each once, in the order of the topic's parameters: those of the topic, of its route, and further ones.</summary>
    public IEnumerable<TypedValue> All()
    {
        var shape = new List<ShapeItem>();
        foreach (var text in Stream.Topic) shape.Add(new ShapeItem(null, text));
        foreach (var text in Stream.Route ?? default) shape.Add(new ShapeItem(null, text));
        foreach (var item in Stream.Parameters.Items) shape.Add(item);
        return Of(new ShapeModel(ShapeKind.Positional, shape.ToEquatable()));
    }

    /// <summary>The type of a value; null when there is none of that name.</summary>
    public TypeRef? Find(string name)
    {
        if (IsShared) return null;
        foreach (var text in Stream.Topic)
        {
            if (Find(text, name) is { } type) return type;
        }

        foreach (var text in Stream.Route ?? default)
        {
            if (Find(text, name) is { } type) return type;
        }

        foreach (var value in Of(Stream.Parameters))
        {
            if (value.Name == name) return value.IsOptional ? value.Type with { IsNullable = true } : value.Type;
        }

        return null;
    }

    /// <summary>The typed values of a shape, those inside of texts included.</summary>
    public static IEnumerable<TypedValue> Of(ShapeModel shape)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in ShapeValues.All(shape))
        {
            if (value is TypedValue typed && seen.Add(typed.Name)) yield return typed;
            if (value is not TextValue text) continue;
            foreach (var part in text.Parts)
            {
                if (part.Parameter is { } parameter && seen.Add(parameter.Name)) yield return parameter;
            }
        }
    }

    private static TypeRef? Find(TextValue text, string name)
    {
        foreach (var part in text.Parts)
        {
            if (part.Parameter is { } parameter && parameter.Name == name) return parameter.Type;
        }

        return null;
    }
}
