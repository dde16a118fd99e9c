namespace Framewright.Testing;

/// <summary>What running an example gave.</summary>
/// <param name="Example">The example.</param>
/// <param name="Problem">What is wrong, as a sentence; null when all is well.</param>
public sealed record ExampleResult(SchemaExample Example, string? Problem)
{
    /// <summary>Whether the generated code read the example as the schema says.</summary>
    public bool Passed => Problem is null;

    /// <summary>One line for a report.</summary>
    public override string ToString() => $"{Example.Name}: {Problem ?? "ok"}";
}
