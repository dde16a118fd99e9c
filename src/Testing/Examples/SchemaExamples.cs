namespace Framewright.Testing;

/// <summary>Runs the examples of schemas through the generated code.</summary>
public static class SchemaExamples
{
    /// <summary>Runs all of them and throws when one fails: the one call of a test.</summary>
    /// <param name="examples">The <c>All</c> of a class with <see cref="RealtimeExamplesAttribute"/>.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="SchemaExampleException">At least one failed; the message lists them.</exception>
    public static int Run(IEnumerable<SchemaExample> examples)
    {
        var results = Check(examples);
        var failures = new List<ExampleResult>();
        foreach (var result in results)
        {
            if (!result.Passed) failures.Add(result);
        }

        return failures.Count == 0 ? results.Count : throw new SchemaExampleException(failures, results.Count);
    }

    /// <summary>Runs all of them and tells what became of each, for reports of one's own.</summary>
    /// <param name="examples">The <c>All</c> of a class with <see cref="RealtimeExamplesAttribute"/>.</param>
    public static IReadOnlyList<ExampleResult> Check(IEnumerable<SchemaExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var results = new List<ExampleResult>();
        foreach (var example in examples) results.Add(new ExampleResult(example, example.Check()));
        return results;
    }
}
