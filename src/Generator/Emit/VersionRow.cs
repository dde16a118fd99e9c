namespace Framewright.Generator.Emit;

/// <summary>A line of the table of versions.</summary>
/// <param name="Kind">A member of the runtime's <c>VersionedKind</c>.</param>
/// <param name="Name">The C# name: of a method, a stream or a type, or <c>Type.Member</c>.</param>
internal sealed record VersionRow(string Kind, string Name, string? Since, string? RemovedIn, bool IsDeprecated, string? DeprecatedSince, string? Use);
