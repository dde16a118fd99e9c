using System.Globalization;
using System.Text;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads paths: wire names divided by dots, <c>[n]</c> for an index, <c>\.</c> for a dot inside a name, <c>.</c> for the value itself.</summary>
internal static class PathReader
{
    /// <summary>No frame nests deeper than this either; a longer path would make code that no compiler can take.</summary>
    private const int MostSteps = 32;

    public static SchemaPath? Read(SchemaContext context, JsonSyntax syntax, string what)
    {
        if (context.AsString(syntax, what, "a path such as \"fields.args\"") is not { } text) return null;
        if (!context.IsText(text)) return null;
        if (TryParse(text.Value, out var path) is not { } advice) return path;
        context.Report(Descriptors.BadPath, text, text.Value, advice);
        return null;
    }

    public static SchemaPath? Read(SchemaContext context, ObjectReader reader, string name)
        => reader.Find(name) is { } value ? Read(context, value, "\"" + name + "\"") : null;

    /// <summary>Parses a path; null when it is one, else what to write instead.</summary>
    public static string? TryParse(string text, out SchemaPath path)
    {
        path = new SchemaPath(default);
        if (text == ".") return null;
        var steps = new List<PathStep>();
        var name = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[')
            {
                var close = text.IndexOf(']', i);
                if (close < 0 || !TryIndex(text.Substring(i + 1, close - i - 1), out var index)) return "write an index as [0]";
                steps.Add(new PathStep(null, index));
                i = close + 1;
                if (i < text.Length && text[i] is not ('.' or '[')) return "write '.' or '[' behind an index";
            }
            else
            {
                if (text[i] == '.' && steps.Count == 0) return "start with a member's name";
                if (text[i] == '.') i++;
                i = ReadName(text, i, name);
                if (name.Length == 0) return "write a member's name between dots, or '.' alone for the value itself";
                steps.Add(new PathStep(name.ToString(), 0));
            }
        }

        if (steps.Count > MostSteps) return $"write at most {MostSteps} steps";
        if (steps.Count == 0) return "write a member's name, or '.' for the value itself";
        path = new SchemaPath(steps.ToEquatable());
        return null;
    }

    private static int ReadName(string text, int start, StringBuilder name)
    {
        name.Clear();
        var i = start;
        for (; i < text.Length && text[i] is not ('.' or '['); i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length) i++;
            name.Append(text[i]);
        }

        return i;
    }

    private static bool TryIndex(string digits, out int index)
        => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
