using System.Globalization;
using System.Text;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Follows a path of wire names and indexes through the types of an api.</summary>
internal static class TypePath
{
    /// <summary>What lies at the end of a path.</summary>
    /// <param name="Type">The type there; null when it is missing or anything can be there.</param>
    /// <param name="IsMissing">Whether no value of the type has anything there.</param>
    public readonly record struct Result(TypeRef? Type, bool IsMissing);

    public static Result Find(IReadOnlyDictionary<string, TypeModel> types, ObjectTypeModel start, SchemaPath path)
    {
        TypeRef? type = null;
        TypeModel? model = start;
        foreach (var step in path.Steps)
        {
            if (model is null && type is { Kind: TypeRefKind.Scalar, Name: "json" }) return new Result(null, false);
            type = model is ObjectTypeModel value ? Member(value, step) : type is not null ? Element(type, step) : null;
            if (type is null) return new Result(null, model is not UnionTypeModel);
            model = null;
            if (type.Kind == TypeRefKind.Named && !types.TryGetValue(type.Name, out model)) return new Result(null, false);
        }

        return new Result(type, false);
    }

    /// <summary>The path as a schema writes it.</summary>
    public static string Text(SchemaPath path)
    {
        var text = new StringBuilder();
        foreach (var step in path.Steps)
        {
            if (step.Name is null) text.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else text.Append(text.Length == 0 ? "" : ".").Append(step.Name.Replace("\\", "\\\\").Replace(".", "\\.").Replace("[", "\\["));
        }

        return text.Length == 0 ? "." : text.ToString();
    }

    private static TypeRef? Member(ObjectTypeModel type, PathStep step)
    {
        if (type.IsTuple) return step.Name is null && step.Index < type.Fields.Count ? type.Fields[step.Index].Type : null;
        foreach (var field in type.Fields)
        {
            if (step.Name == field.Wire) return field.Type;
        }

        return null;
    }

    private static TypeRef? Element(TypeRef type, PathStep step)
        => type.Kind == (step.Name is null ? TypeRefKind.Array : TypeRefKind.Map) ? type.Element : null;
}
