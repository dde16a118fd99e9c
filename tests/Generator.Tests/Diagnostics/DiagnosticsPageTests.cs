using System.Reflection;
using Framewright.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>The page that every diagnostic's help link leads to: complete, and right about what it shows.</summary>
public sealed class DiagnosticsPageTests
{
    private static readonly DiagnosticDescriptor[] Descriptors = typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static x => (DiagnosticDescriptor)x.GetValue(null)!)
        .ToArray();

    public static TheoryData<string> Ids => new(Descriptors.Select(static x => x.Id));

    /// <summary>All marked examples, wherever they stand: the section, and the line of the mark for finding it.</summary>
    public static TheoryData<string, int> Examples
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var section in DiagnosticsPage.Shipped.Sections)
            {
                foreach (var example in section.Examples) data.Add(section.Heading, example.Line);
            }

            return data;
        }
    }

    [Fact]
    public void Every_diagnostic_has_one_section_and_no_section_is_an_orphan()
        => Assert.Equal(Descriptors.Select(static x => x.Id), DiagnosticsPage.Shipped.Diagnostics.Select(static x => x.Heading));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_section_states_title_and_severity_explains_and_shows_both_sides(string id)
    {
        var descriptor = Descriptors.Single(x => x.Id == id);
        var section = DiagnosticsPage.Shipped.Diagnostics.Single(x => x.Heading == id);
        var text = section.Text.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal($"**{descriptor.Title}** · {descriptor.DefaultSeverity.ToString().ToLowerInvariant()}", text[0]);
        Assert.True(text.Length > 1, "The section explains nothing.");
        Assert.Empty(section.Blocks);
        Assert.Contains(section.Examples, static x => x.IsWrong);
        Assert.Contains(section.Examples, static x => !x.IsWrong);
        Assert.All(section.Examples, static x => Assert.Contains(x.Blocks, static x => x.Language == "jsonc"));
        Assert.All(section.Examples.SelectMany(static x => x.Blocks), static x => Assert.Contains(x.Language, (string[])["jsonc", "csharp", "xml"]));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_wrong_example_gives_its_diagnostic_only_and_a_right_one_none(string heading, int line)
    {
        var example = DiagnosticsPage.Shipped.Sections.Single(x => x.Heading == heading).Examples.Single(x => x.Line == line);
        var reports = await example.ReportAsync(DiagnosticsPage.Shipped.Block("jsonc"));
        if (!example.IsWrong) Assert.Equal([], reports.Select(static x => x.ToString()));
        else Assert.Equal([heading], reports.Select(static x => x.Id).Distinct());
    }

    [Fact]
    public void The_global_config_at_the_top_sets_every_warning_and_nothing_else()
    {
        var config = AnalyzerConfig.Parse(DiagnosticsPage.Shipped.Block("ini"), "/project/.globalconfig");
        var set = AnalyzerConfigSet.Create(new[] { config }, out var problems);
        Assert.Empty(problems);
        var warnings = Descriptors.Where(static x => x.DefaultSeverity == DiagnosticSeverity.Warning).Select(static x => x.Id);
        Assert.Equal(warnings, set.GlobalConfigOptions.TreeOptions.Keys.Select(static x => x.ToUpperInvariant()).Order(StringComparer.Ordinal));
    }
}
