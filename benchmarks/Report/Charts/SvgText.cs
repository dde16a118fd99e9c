using System.Globalization;
using System.Text;

namespace Framewright.Benchmarks.Report.Charts;

/// <summary>Writes the few elements of SVG that a chart needs, escaped and independent of cultures.</summary>
public sealed class SvgText
{
    private readonly StringBuilder text = new();

    public void Open(double width, double height, string title)
    {
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"{Escaped(title)}\">");
        Line($"<title>{Escaped(title)}</title>");
    }

    /// <summary>A ground of its own: a reader's page may be dark where the reader's system is light.</summary>
    public void Ground() => Line($"<rect class=\"ground\" width=\"100%\" height=\"100%\" rx=\"6\"/>");

    public void Style(string css) => Line($"<style>{css}</style>");

    /// <param name="hint">Shown when the pointer rests on it, and read aloud.</param>
    public void Bar(string kind, double x, double y, double width, double height, string hint) =>
        Line($"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"1.5\"><title>{Escaped(hint)}</title></rect>");

    public void Box(string kind, double x, double y, double side) => Line($"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{side:0.#}\" height=\"{side:0.#}\" rx=\"2\"/>");

    public void Rule(double x1, double x2, double y) => Line($"<line class=\"rule\" x1=\"{x1:0.#}\" x2=\"{x2:0.#}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");

    public void Text(string kind, double x, double y, string content, string anchor = "start") =>
        Line($"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Escaped(content)}</text>");

    public string Close()
    {
        text.Append("</svg>\n");
        return text.ToString();
    }

    private static string Escaped(string content) =>
        content.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
