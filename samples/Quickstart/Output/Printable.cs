namespace Framewright.Samples.Quickstart.Output;

/// <summary>Makes text that came from elsewhere fit for one line of a terminal.</summary>
internal static class Printable
{
    private const int Longest = 160;

    /// <summary>One line without control characters: what other people write must not steer the reader's terminal.</summary>
    public static string Line(string text)
    {
        var line = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }
}
