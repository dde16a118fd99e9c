using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Schema;

/// <summary>A class that is the client of an api.</summary>
/// <param name="Api">The api it names.</param>
/// <param name="ClassName">The class, for messages.</param>
/// <param name="Span">Where it says so; null for a class of a referenced assembly.</param>
internal sealed record AnchorFact(string Api, string ClassName, SourceSpan? Span);
