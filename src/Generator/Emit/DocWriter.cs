using System.Text;

namespace Framewright.Generator.Emit;

/// <summary>Turns the schema's docs into XML documentation comments.</summary>
internal static class DocWriter
{
    public static SourceWriter Summary(this SourceWriter writer, string? doc, string fallback) =>
        writer.Line($"/// <summary>{Escape(string.IsNullOrWhiteSpace(doc) ? fallback : doc!)}</summary>");

    public static SourceWriter Remarks(this SourceWriter writer, string remarks) =>
        writer.Line($"/// <remarks>{remarks}</remarks>");

    public static SourceWriter Param(this SourceWriter writer, string name, string? doc, string fallback) =>
        writer.Line($"/// <param name=\"{name}\">{Escape(string.IsNullOrWhiteSpace(doc) ? fallback : doc!)}</param>");

    /// <summary>The text on one line of valid XML. C# ends a line at more characters than JSON does, and XML knows no control characters and no half surrogate pairs.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) escaped.Append(c).Append(text[++i]);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\ufffe' or '\uffff') escaped.Append(' ');
            else if (c == '&') escaped.Append("&amp;");
            else if (c == '<') escaped.Append("&lt;");
            else if (c == '>') escaped.Append("&gt;");
            else escaped.Append(c);
        }

        return escaped.ToString().Trim();
    }
}
