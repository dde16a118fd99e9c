using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Where a path leads.</summary>
/// <param name="Raw">The path from the whole value on.</param>
/// <param name="Item">The path from the one value on that the first step names.</param>
/// <param name="Root">That value's place: its wire name or index; empty when the value is the whole.</param>
/// <param name="ItemType">That value's type.</param>
/// <param name="Type">The type at the end; null when a step names nothing.</param>
/// <param name="Failed">The step that names nothing; null when all do.</param>
/// <param name="Owner">What that step was looked for in.</param>
/// <param name="Known">What it may be.</param>
internal sealed record ResolvedPath(SchemaPath Raw, SchemaPath Item, string Root, TypeRef? ItemType, TypeRef? Type, string? Failed, string Owner, IReadOnlyCollection<string> Known);
