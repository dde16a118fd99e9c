using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A named type of an api.</summary>
internal abstract record TypeModel(string Name, string? Doc)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>An object: a record, and a view over a frame.</summary>
/// <param name="IsTuple">Whether it is an array on the wire, with a field for each element; a field's wire name is then its index: <c>[0]</c>.</param>
/// <param name="KeepsUnknown">Whether members that are no fields are kept.</param>
internal sealed record ObjectTypeModel(string Name, string? Doc, EquatableArray<FieldModel> Fields, bool IsTuple = false, bool KeepsUnknown = false) : TypeModel(Name, Doc)
{
    /// <summary>The field with a name on the wire; null when there is none.</summary>
    public FieldModel? Field(string? wire)
    {
        foreach (var field in Fields)
        {
            if (field.Wire == wire) return field;
        }

        return null;
    }

    /// <summary>The field that a step of a path leads to: by its name, or by its index in a tuple; null when there is none.</summary>
    public FieldModel? Field(PathStep step) => IsTuple == (step.Name is null) ? Field(step.Wire) : null;
}

/// <summary>An open enum: known values by name, unknown ones kept.</summary>
internal sealed record EnumTypeModel(string Name, string? Doc, bool IsInteger, EquatableArray<EnumMemberModel> Members) : TypeModel(Name, Doc);

/// <summary>A known value: the text on the wire (an integer's digits for integer enums) and its C# name.</summary>
internal sealed record EnumMemberModel(string Wire, string Name, string? Doc)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>One of several objects, told apart by a member: known cases by name, unknown ones kept as JSON.</summary>
/// <param name="By">Where the value that tells them apart lies; its first step is an index when the cases are arrays.</param>
/// <param name="Of">What that value is: <c>string</c>, <c>int</c> or <c>bool</c>.</param>
internal sealed record UnionTypeModel(string Name, string? Doc, SchemaPath By, string Of, EquatableArray<UnionCaseModel> Cases) : TypeModel(Name, Doc)
{
    /// <summary>The case that a value tells; null when no case is listed for it.</summary>
    public UnionCaseModel? Case(string wire)
    {
        foreach (var value in Cases)
        {
            if (value.Wire == wire) return value;
        }

        return null;
    }
}

/// <summary>A case of a union.</summary>
/// <param name="Wire">The value that tells it apart: a text, an integer's digits, or <c>true</c> and <c>false</c>.</param>
/// <param name="Name">Its C# name in the union.</param>
/// <param name="Type">Its type.</param>
/// <param name="Tag">Who writes the value that tells it apart; known once all documents are.</param>
internal sealed record UnionCaseModel(string Wire, string Name, string Type, string? Doc, UnionTag Tag = UnionTag.Own)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

internal enum UnionTag
{
    /// <summary>The case's type has the member and writes it.</summary>
    Own,

    /// <summary>The union writes it in front of the type's members.</summary>
    Added,

    /// <summary>The union writes it, unless it is among the unknown members that the type kept.</summary>
    AddedUnlessKept,
}

/// <summary>A member of an object.</summary>
/// <param name="Wire">Its name on the wire.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Type">Its type; nullability stands in the type.</param>
/// <param name="IsOptional">It may be absent.</param>
/// <param name="IsSecret">It never reaches <c>ToString</c>.</param>
internal sealed record FieldModel(string Wire, string Name, TypeRef Type, bool IsOptional, string? Doc, bool IsSecret)
{
    /// <summary>Whether it is only checked when it arrives, and read when it is asked for.</summary>
    public bool IsLazy { get; init; }

    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;
}

/// <summary>A use of a type.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The scalar's schema name or the named type's name; empty for arrays and maps.</param>
/// <param name="Element">The element of an array or map, or what is in a text.</param>
/// <param name="IsNullable">It may be null (<c>T?</c>).</param>
/// <param name="Codec">How a scalar travels (<c>date(unix-seconds)</c>); empty for the protocol's way.</param>
internal sealed record TypeRef(TypeRefKind Kind, string Name, TypeRef? Element, bool IsNullable, string Codec = "");

internal enum TypeRefKind
{
    /// <summary><c>string bool int long double decimal date binary json</c>.</summary>
    Scalar,
    Named,
    Array,
    Map,

    /// <summary>JSON in a string: <c>text&lt;T&gt;</c>.</summary>
    Text,
}
