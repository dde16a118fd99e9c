using System.Text.RegularExpressions;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Packaging;

/// <summary>The page's tables of what the language can say: every row names tests, and the tests are there.</summary>
public sealed partial class CapabilityTests
{
    private static readonly Dictionary<string, List<string>> Sources = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    public static TheoryData<string> Rows => new(Section().Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("proved by", StringComparison.Ordinal)));

    [Fact]
    public void Both_tables_are_there() => Assert.InRange(Rows.Count, 36, 60);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_capability_is_proved_by_tests_that_exist(string row)
    {
        var cells = row.Split(" | ");
        Assert.Equal(3, cells.Length);
        var proofs = Proof().Matches(cells[2]);
        if (proofs.Count == 0) Assert.StartsWith("not yet", cells[2], StringComparison.Ordinal);
        foreach (Match proof in proofs)
        {
            var (type, method) = (proof.Groups[1].Value, proof.Groups[2].Value);
            Assert.True(Sources.TryGetValue(type, out var files), $"There is no test class {type}.");
            Assert.True(files.Exists(text => text.Contains($" {method}(", StringComparison.Ordinal)), $"{type} has no test {method}.");
        }
    }

    private static string Section()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/schema.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("## What it can say, and what proves it", StringComparison.Ordinal);
        return page[start..page.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }

    [GeneratedRegex("`([A-Za-z0-9]+Tests)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex Proof();
}
