using Framewright.Generator.Schema;

namespace Framewright.Generator.Pipeline;

/// <summary>A parsed schema file, and whether it only lends its names.</summary>
internal sealed record InputSchema(ParsedSchema Schema, bool IsReference)
{
    /// <summary>The versions of services that the item names: its <c>Targets</c> metadata.</summary>
    public string Targets { get; init; } = "";
}
