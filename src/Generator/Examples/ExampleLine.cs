namespace Framewright.Generator.Examples;

/// <summary>One element of a generated list of examples.</summary>
/// <param name="Type">The type of Framewright.Testing that runs it, with its arguments.</param>
/// <param name="Name">What it is an example of.</param>
/// <param name="Before">An argument between name and example; empty for none.</param>
/// <param name="Json">The example.</param>
/// <param name="After">An argument behind the example; empty for none.</param>
internal sealed record ExampleLine(string Type, string Name, string Before, string Json, string After);
