namespace Framewright.Benchmarks.Report.Pages;

/// <summary>A part of a page that is written by a program: it lies between two comments.</summary>
public static class MarkedPart
{
    /// <summary>Replaces what lies between <c>&lt;!-- NAME: … --&gt;</c> and <c>&lt;!-- end NAME --&gt;</c>.</summary>
    /// <exception cref="FormatException">The page has no such part.</exception>
    public static string Replace(string page, string name, string content)
    {
        int start = page.IndexOf($"<!-- {name}:", StringComparison.Ordinal);
        int from = start < 0 ? -1 : page.IndexOf("-->", start, StringComparison.Ordinal);
        int to = from < 0 ? -1 : page.IndexOf($"<!-- end {name} -->", from, StringComparison.Ordinal);
        return to >= 0 ? $"{page[..(from + 3)]}\n{content.Trim('\n')}\n{page[to..]}" : throw new FormatException($"the page has no part '{name}'");
    }
}
