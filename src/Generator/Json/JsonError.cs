namespace Framewright.Generator.Json;

/// <summary>The one thing that keeps a text from being JSON, and where.</summary>
internal sealed record JsonError(int Start, int Length, string Message);
