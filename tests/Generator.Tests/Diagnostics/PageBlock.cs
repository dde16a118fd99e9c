namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>A fenced block of a page.</summary>
internal sealed record PageBlock(string Language, string Text);
