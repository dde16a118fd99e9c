using System.Text;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>A Markdown table: names to the left, numbers to the right.</summary>
public sealed class Table(params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row: its name and a cell per column. A row without any value is left out.</summary>
    public Table Add(string name, params IEnumerable<string?> cells)
    {
        string?[] all = [.. cells];
        if (all.Length != columns.Length)
            throw new ArgumentException($"{all.Length} cells for {columns.Length} columns", nameof(cells));
        if (all.Any(cell => cell is not null))
            rows.Add([name, .. all.Select(cell => cell ?? "–")]);
        return this;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("| | ").AppendJoin(" | ", columns).Append(" |\n");
        text.Append("|---").Insert(text.Length, "|---:", columns.Length).Append("|\n");
        foreach (string[] row in rows)
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        return text.ToString();
    }
}
