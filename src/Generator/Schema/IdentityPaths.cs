using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Follows <c>identity.x</c>, a path of wire names into what the login of an api's clients results in.</summary>
/// <param name="find">The types of the api.</param>
/// <param name="identity">What the login results in; null when the clients have none.</param>
internal sealed class IdentityPaths(Func<string, TypeModel?> find, TypeRef? identity)
{
    /// <summary>What such a value's name begins with.</summary>
    public const string Prefix = "identity.";

    /// <summary>The fields that lead to a value; null when there is none such.</summary>
    /// <param name="name">The value, with what it begins with.</param>
    public List<KeyValuePair<ObjectTypeModel, FieldModel>>? Fields(string name)
    {
        if (identity is null || !name.StartsWith(Prefix, StringComparison.Ordinal) || PathReader.TryParse(name.Substring(Prefix.Length), out var steps) is not null) return null;
        var fields = new List<KeyValuePair<ObjectTypeModel, FieldModel>>();
        var type = identity;
        foreach (var step in steps.Steps)
        {
            if (type.Kind != TypeRefKind.Named || find(type.Name) is not ObjectTypeModel { IsTuple: false } model || model.Field(step) is not { } field) return null;
            fields.Add(new(model, field));
            type = field.Type;
        }

        return fields;
    }

    /// <summary>The type of a value that is there; null when there is none such, or it has no text.</summary>
    /// <param name="name">The value, with what it begins with.</param>
    public TypeRef? TypeOf(string name) => Misfit(name) is null && Fields(name) is { } fields ? fields[fields.Count - 1].Value.Type with { IsNullable = false } : null;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    /// <param name="name">The value, with what it begins with.</param>
    public string? Misfit(string name)
    {
        if (identity is null) return "the api has no \"session\" whose method says who the session belongs to";
        if (Fields(name) is not { Count: > 0 } fields) return "the result of the session's method has no such member";
        var type = fields[fields.Count - 1].Value.Type;
        return type is { Kind: TypeRefKind.Scalar, Name: "string" or "int" or "long" or "bool" or "double" or "decimal" } ? null : "only a string, a number or a bool of the session's owner has a text";
    }
}
