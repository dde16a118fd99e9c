using Framewright.Generator.Support;

namespace Framewright.Generator.Examples;

/// <summary>A list of examples that is emitted at once.</summary>
/// <param name="Hint">The beginning of the generated file's name.</param>
/// <param name="HasDeprecations">Whether something deprecated may be among what is named.</param>
internal sealed record ExamplesUnit(string Hint, string Namespace, string ClassName, bool HasDeprecations, EquatableArray<ExampleLine> Lines);
