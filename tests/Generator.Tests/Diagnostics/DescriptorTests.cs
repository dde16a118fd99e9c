using System.Reflection;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Tests.Schema;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Tests.Diagnostics;

public sealed class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] All = typeof(Descriptors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static x => (DiagnosticDescriptor)x.GetValue(null)!)
        .ToArray();

    [Fact]
    public void Ids_ascend_and_are_found()
    {
        Assert.All(All, static x => Assert.Matches("^FW[0-9]{4}$", x.Id));
        Assert.Equal(All.Select(static x => x.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), All.Select(static x => x.Id));
        Assert.All(All, static x => Assert.Same(x, Descriptors.Find(x.Id)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Descriptors.Find("FW9999"));
    }

    [Fact]
    public void Every_descriptor_has_a_help_link_and_stands_in_the_release_notes()
    {
        var notes = File.ReadAllText(Path.Combine(RepositorySchemas.Root, "src/Generator/AnalyzerReleases.Unshipped.md"));
        Assert.All(All, x =>
        {
            Assert.Equal("Framewright", x.Category);
            Assert.EndsWith("docs/diagnostics.md#" + x.Id.ToLowerInvariant(), x.HelpLinkUri, StringComparison.Ordinal);
            Assert.Contains($"{x.Id} | Framewright | {x.DefaultSeverity} | {x.Title}", notes, StringComparison.Ordinal);
        });
    }
}
