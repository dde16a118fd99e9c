namespace Framewright.Generator.Schema;

/// <summary>The two halves of a parsed file: the pipeline selects the first for emitting and the second for reporting.</summary>
internal sealed record ParsedSchema(SchemaDocument Document, SchemaPositions Positions);
