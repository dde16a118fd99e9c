namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The sizes of the benchmark contract, with the lengths that stand in headings.</summary>
public static class Sizes
{
    public static IReadOnlyList<string> Names { get; } = ["small", "plain", "medium", "large", "xl"];

    public static IReadOnlyList<string> Titles { get; } = ["small, 139 B", "plain, 508 B", "medium, 865 B", "large, 3.3 KB", "xl, 49 KB"];
}
