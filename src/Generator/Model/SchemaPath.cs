using System.Globalization;
using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A path of wire names and indexes into a JSON value. No steps: the value itself (<c>.</c>).</summary>
internal sealed record SchemaPath(EquatableArray<PathStep> Steps);

/// <summary>One step of a path: a member's wire name, or an index when the name is null.</summary>
internal sealed record PathStep(string? Name, int Index)
{
    /// <summary>The step as schemas write it: the name, or <c>[index]</c>.</summary>
    public string Wire => Name ?? "[" + Index.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>A step into the JSON that a string holds. Schemas do not write it: the types on the way tell.</summary>
    public static PathStep InText { get; } = new(null, -1);
}
