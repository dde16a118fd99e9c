using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A named type of an api.</summary>
internal abstract record TypeModel(string Name, string? Doc)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>An object: a record, and a view over a frame.</summary>
internal sealed record ObjectTypeModel(string Name, string? Doc, EquatableArray<FieldModel> Fields) : TypeModel(Name, Doc);

/// <summary>An open enum: known values by name, unknown ones kept.</summary>
internal sealed record EnumTypeModel(string Name, string? Doc, bool IsInteger, EquatableArray<EnumMemberModel> Members) : TypeModel(Name, Doc);

/// <summary>A known value: the text on the wire (an integer's digits for integer enums) and its C# name.</summary>
internal sealed record EnumMemberModel(string Wire, string Name, string? Doc)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>A member of an object.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its type; nullability stands in the type.</param>
/// <param name="IsOptional">It may be absent.</param>
/// <param name="IsSecret">It never reaches <c>ToString</c>.</param>
internal sealed record FieldModel(string Wire, string Name, TypeRef Type, bool IsOptional, string? Doc, bool IsSecret)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>A use of a type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The scalar's schema name or the named type's name; empty for arrays and maps.</param>
/// <param name="Element">The element of an array or map.</param>
/// <param name="IsNullable">It may be null (<c>T?</c>).</param>
internal sealed record TypeRef(TypeRefKind Kind, string Name, TypeRef? Element, bool IsNullable);

internal enum TypeRefKind
{
    /// <summary><c>string bool int long double decimal date binary json</c>.</summary>
    Scalar,
    Named,
    Array,
    Map,
}
