using System.Text.RegularExpressions;

namespace Framewright.Client.Tests.Docs;

/// <summary>What docs/migrating.md shows is code that compiles, and all of it is shown.</summary>
public sealed partial class MigratingTests
{
    /// <summary>The systems that people come from, as headings of the page.</summary>
    private static readonly string[] Systems =
    [
        "rocketchat-async", "rocketbotte", "Rocket.Chat.Net", "@rocket.chat/ddp-client", "@rocket.chat/sdk", "Go.SDK", "Teamwire",
    ];

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "migrating.md"));

    private static readonly string Code = Plain(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MigrationSnippets.cs")));

    [Fact]
    public void Every_system_has_its_table()
    {
        Assert.All(Systems, system => Assert.Contains(Sections(), section => section.Heading.Contains(system, StringComparison.Ordinal) && Rows(section.Text).Any()));
    }

    [Fact]
    public void What_stands_in_the_column_here_compiles()
    {
        var shown = Sections().SelectMany(section => Rows(section.Text)).SelectMany(row => Quotes().Matches(row[2])).Select(match => Plain(match.Groups[1].Value)).ToList();

        Assert.True(shown.Count > 100, $"Only {shown.Count} pieces of code are shown.");
        Assert.Equal([], shown.Where(piece => !Code.Contains(piece, StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void Blocks_of_code_compile()
    {
        var blocks = Blocks().Matches(Page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(blocks);
        Assert.Equal([], blocks.Where(block => !Code.Contains(Plain(block), StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_row_says_what_there_is_or_that_there_is_nothing()
    {
        Assert.All(
            Sections().SelectMany(section => Rows(section.Text)),
            row => Assert.True(row.Length == 3 && row.All(cell => cell.Length > 0), $"This row has not three cells with something in them: {string.Join(" | ", row)}"));
    }

    private static IEnumerable<(string Heading, string Text)> Sections() =>
        Page.Split("\n## ").Skip(1).Select(section => (section[..section.IndexOf('\n', StringComparison.Ordinal)], section));

    /// <summary>The rows of the tables below: feature, there, here.</summary>
    private static IEnumerable<string[]> Rows(string section) => section.Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| what ", StringComparison.Ordinal))
        .Select(line => Bars().Split(line.Trim()[1..^1]).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)).ToArray());

    private static string Plain(string code) => Spaces().Replace(code.Trim(), " ");

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bars();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quotes();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
