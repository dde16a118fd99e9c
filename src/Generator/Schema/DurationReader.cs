using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;

namespace Framewright.Generator.Schema;

/// <summary>Reads a span of time: <c>15s</c>, <c>500ms</c>, <c>2m</c>.</summary>
internal static class DurationReader
{
    private const int LongestMinutes = 60 * 24;

    /// <summary>The span in milliseconds; null after a report.</summary>
    public static long? Read(SchemaContext context, JsonSyntax syntax, string what)
    {
        const string expected = "a span of time of at most a day: \"15s\", \"500ms\" or \"2m\"";
        if (context.AsString(syntax, what, expected) is not { } text) return null;
        if (Parse(text.Value) is { } milliseconds and > 0 and <= LongestMinutes * 60_000L) return milliseconds;
        context.Report(Descriptors.WrongKind, syntax, what, expected);
        return null;
    }

    /// <summary>The span in milliseconds; null when the text is none.</summary>
    public static long? Parse(string text)
    {
        var (unit, factor) = text.EndsWith("ms", StringComparison.Ordinal) ? (2, 1L)
            : text.EndsWith("s", StringComparison.Ordinal) ? (1, 1_000L)
            : text.EndsWith("m", StringComparison.Ordinal) ? (1, 60_000L)
            : (0, 0L);
        if (factor == 0) return null;
        return int.TryParse(text.Substring(0, text.Length - unit), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * factor : null;
    }
}
