using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>
/// Writes JSON as JavaScript's <c>JSON.stringify</c> does: only quotes, backslashes and control characters are escaped. The
/// library's own encoders escape everything beyond the basic plane, which no real server does.
/// </summary>
internal static class WireWriter
{
    public static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject form:
                AppendObject(text, form);
                break;
            case JsonArray items:
                AppendArray(text, items);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject form)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in form)
        {
            text.Append(separator);
            AppendString(text, name);
            text.Append(':');
            Append(text, value);
            separator = ",";
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
                text.Append(',');
            Append(text, items[index]);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
