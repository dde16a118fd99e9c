using System.Text;
using Framewright.Generator.Tests.Schema;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>What docs/diagnostics.md says: its sections by heading, each with its text and its marked examples.</summary>
internal sealed class DiagnosticsPage
{
    private const string Fence = "```";

    private DiagnosticsPage() => Sections.Add(new PageSection("", 0));

    /// <summary>In the order of the page; the first one, without a heading, is what stands before all others.</summary>
    public List<PageSection> Sections { get; } = [];

    public static DiagnosticsPage Shipped { get; } = Read(File.ReadAllLines(Path.Combine(RepositorySchemas.Root, "docs", "diagnostics.md")));

    /// <summary>The sections about one diagnostic each.</summary>
    public IEnumerable<PageSection> Diagnostics => Sections.Where(static x => x.Heading.StartsWith("FW", StringComparison.Ordinal));

    /// <summary>The only block of a language outside of examples.</summary>
    public string Block(string language) => Sections.SelectMany(static x => x.Blocks).Single(x => x.Language == language).Text;

    private static DiagnosticsPage Read(string[] lines)
    {
        var page = new DiagnosticsPage();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var section = page.Sections[^1];
            if (line.StartsWith("## ", StringComparison.Ordinal)) page.Sections.Add(new PageSection(line[3..], i + 1));
            else if (line is "Wrong:" or "Right:") section.Examples.Add(new PageExample(line == "Wrong:", i + 1));
            else if (line.StartsWith(Fence, StringComparison.Ordinal)) section.Add(ReadBlock(lines, ref i));
            else if (line.Length > 0) section.Text.AppendLine(line);
        }

        return page;
    }

    private static PageBlock ReadBlock(string[] lines, ref int i)
    {
        var language = lines[i][Fence.Length..];
        var text = new StringBuilder();
        for (i++; lines[i] != Fence; i++) text.Append(lines[i]).Append('\n');
        return new PageBlock(language, text.ToString());
    }
}
