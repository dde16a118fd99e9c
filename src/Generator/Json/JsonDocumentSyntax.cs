namespace Framewright.Generator.Json;

/// <summary>What reading a text gave: either its value or the first error.</summary>
internal sealed record JsonDocumentSyntax(JsonSyntax? Root, JsonError? Error);
