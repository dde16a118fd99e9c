using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Schema;

/// <summary>A name in a schema that other files may declare, use or collide with.</summary>
internal sealed record SchemaMark(MarkKind Kind, string Name, SourceSpan Span);
