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

    public static string Escape(string text) => text
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")
        .Replace("\r", " ").Replace("\n", " ").Trim();
}
