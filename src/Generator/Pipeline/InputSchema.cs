using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>A parsed schema file, whether it only lends its names, and what its item's <c>Visibility</c> says.</summary>
internal sealed record InputSchema(ParsedSchema Schema, bool IsReference, string Visibility = "")
{
    /// <summary>The versions of services that the item names: its <c>Targets</c> metadata.</summary>
    public string Targets { get; init; } = "";

    public bool IsPublic => string.Equals(Visibility, "public", StringComparison.OrdinalIgnoreCase);

    public bool HasKnownVisibility => IsPublic || Visibility.Length == 0 || string.Equals(Visibility, "internal", StringComparison.OrdinalIgnoreCase);
}
