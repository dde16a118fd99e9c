using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>What a schema file says, without positions, and whether it only lends its names.</summary>
internal sealed record InputDocument(SchemaDocument Document, bool IsReference)
{
    /// <summary>The versions of services that the item names: its <c>Targets</c> metadata.</summary>
    public string Targets { get; init; } = "";
}
