namespace Framewright.Generator.Pipeline;

/// <summary>A unit and the path of the document that it comes from.</summary>
internal sealed record PlannedUnit(string Path, EmitUnit Unit);
