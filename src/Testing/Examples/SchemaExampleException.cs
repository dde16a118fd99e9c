namespace Framewright.Testing;

/// <summary>Generated code reads some examples of a schema otherwise than the schema says. The message lists all of them, with their JSON.</summary>
public sealed class SchemaExampleException : Exception
{
    internal SchemaExampleException(IReadOnlyList<ExampleResult> failures, int total)
        : base(Describe(failures, total)) => Failures = failures;

    /// <summary>The examples that failed.</summary>
    public IReadOnlyList<ExampleResult> Failures { get; }

    private static string Describe(IReadOnlyList<ExampleResult> failures, int total)
    {
        var lines = new List<string> { $"{failures.Count} of {total} examples failed:" };
        foreach (var failure in failures) lines.Add($"- {failure}\n  {failure.Example.Json}");
        return string.Join('\n', lines);
    }
}
