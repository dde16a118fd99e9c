using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>What a schema file says, without positions, whether it only lends its names, and whether what it adds to another assembly's api is public.</summary>
internal sealed record InputDocument(SchemaDocument Document, bool IsReference, bool IsPublic = false)
{
    /// <summary>The versions of services that the item names: its <c>Targets</c> metadata.</summary>
    public string Targets { get; init; } = "";
}
