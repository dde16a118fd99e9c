namespace Framewright.Generator.Examples;

/// <summary>An example without its position: equal before and after an edit of white space.</summary>
/// <param name="Kind">What it is one of.</param>
/// <param name="Owner">The frame, type, method or stream.</param>
/// <param name="Number">Which one of the owner's, from 1.</param>
/// <param name="Json">The example as compact JSON.</param>
internal sealed record ExampleModel(ExampleKind Kind, string Owner, int Number, string Json);
