using System.Globalization;
using System.Text;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Writes a path as a schema does, for messages.</summary>
internal static class PathText
{
    public static string Of(SchemaPath path)
    {
        if (path.Steps.Count == 0) return ".";
        var text = new StringBuilder();
        foreach (var step in path.Steps)
        {
            if (step.Name is not { } name) text.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            else text.Append(text.Length > 0 ? "." : "").Append(name.Replace(".", "\\."));
        }

        return text.ToString();
    }
}
