namespace Framewright.Generator.Model;

/// <summary>An error code of a service.</summary>
/// <param name="Code">The code as text.</param>
/// <param name="Name">Its C# name.</param>
/// <param name="Doc">What it means; null for nothing.</param>
/// <param name="Advice">What to do about it; null for nothing.</param>
internal sealed record ErrorModel(string Code, string Name, string? Doc, string? Advice);
