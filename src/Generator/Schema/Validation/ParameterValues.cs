using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>The values that a stream's parameters are.</summary>
internal sealed record ParameterValues(StreamModel Stream)
{
    /// <summary>Whether <c>since</c> is one too.</summary>
    public bool HasSince { get; init; }

    /// <summary>The type of a value; null when there is none of that name.</summary>
    public TypeRef? Find(string name)
    {
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
