using System.Text.RegularExpressions;

namespace Framewright.Client.Tests.Wire;

/// <summary>The page of facts: every row names tests, and the tests are there.</summary>
public sealed partial class WireFactTests
{
    private static readonly Dictionary<string, List<string>> Sources = Directory
        .EnumerateFiles(Path.Combine(Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Root(), "tests", "Client.Tests", "Wire", "facts.md"));

    public static TheoryData<string> Rows => new(Page.Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.EndsWith("| proved by |", StringComparison.Ordinal)));

    [Theory]
    [InlineData("## 1 ", 4)]
    [InlineData("## 2 ", 8)]
    [InlineData("## 3 ", 4)]
    [InlineData("## 4 ", 9)]
    [InlineData("## 5 ", 12)]
    [InlineData("## 6 ", 18)]
    [InlineData("## 7 ", 5)]
    [InlineData("## 8 ", 4)]
    [InlineData("## 9 ", 2)]
    [InlineData("## 10 ", 2)]
    [InlineData("## Pains", 11)]
    [InlineData("## Defects", 10)]
    public void Every_section_is_there(string heading, int atLeast)
    {
        var start = Array.FindIndex(Page, line => line.StartsWith(heading, StringComparison.Ordinal));
        var rows = Page.Skip(start + 1).TakeWhile(line => !line.StartsWith('#')).Count(line => line.StartsWith("| ", StringComparison.Ordinal)) - 1;

        Assert.True(start >= 0 && rows >= atLeast, $"'{heading}' has {rows} facts.");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_fact_is_proved_by_tests_that_exist(string row)
    {
        var proofs = Proof().Matches(row);
        Assert.NotEmpty(proofs);
        foreach (Match proof in proofs)
        {
            var (type, method) = (proof.Groups[1].Value, proof.Groups[2].Value);
            Assert.True(Sources.TryGetValue(type, out var files), $"There is no test class {type}.");
            Assert.True(files.Exists(text => text.Contains($" {method}(", StringComparison.Ordinal)), $"{type} has no test {method}.");
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sdk.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }

    [GeneratedRegex("`([A-Za-z0-9]+Tests)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex Proof();
}
