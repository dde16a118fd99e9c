using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Examples;

/// <summary>An example as it is written, for messages about its parts.</summary>
/// <param name="Kind">What it is one of.</param>
/// <param name="Owner">The frame, type, method or stream.</param>
/// <param name="Text">The example's own text, comments included.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record PlacedExample(ExampleKind Kind, string Owner, string Text, SourceSpan Span);
