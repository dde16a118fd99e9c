using System.Globalization;

namespace Framewright.Benchmarks.Report.Runs;

/// <summary>What a ratio run printed: one <c>name=value</c> a line, in order.</summary>
public sealed class RatioOutput
{
    private readonly Dictionary<string, string> values;

    private RatioOutput(IReadOnlyList<string> lines, Dictionary<string, string> values)
    {
        Lines = lines;
        this.values = values;
    }

    /// <summary>The lines as they were printed.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => Lines.Select(NameOf);

    /// <summary>Reads a run's output; empty lines are passed over.</summary>
    /// <exception cref="FormatException">A line has no equals sign, or a name comes twice.</exception>
    public static RatioOutput Parse(IEnumerable<string> output)
    {
        string[] lines = [.. output.Where(line => line.Length > 0)];
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new FormatException($"not a name=value: {line}");
            if (!values.TryAdd(line[..equals], line[(equals + 1)..]))
                throw new FormatException($"printed twice: {line}");
        }

        return new RatioOutput(lines, values);
    }

    /// <summary>A value; null when there is no such line, or when it is no number.</summary>
    public double? Number(string name) =>
        values.TryGetValue(name, out string? text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    /// <summary>A value as text; null when there is no such line.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    private static string NameOf(string line) => line[..line.IndexOf('=', StringComparison.Ordinal)];
}
