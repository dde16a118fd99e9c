using System.Globalization;
using System.Text;

namespace Framewright.Generator.Json;

/// <summary>Writes syntax back as JSON without white space: how constants of a schema enter the models.</summary>
internal static class CompactJson
{
    public static string Write(JsonSyntax syntax)
    {
        var text = new StringBuilder();
        Append(text, syntax);
        return text.ToString();
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendString(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonSyntax syntax)
    {
        switch (syntax)
        {
            case JsonObjectSyntax value:
                AppendObject(text, value);
                break;
            case JsonArraySyntax value:
                AppendArray(text, value);
                break;
            case JsonStringSyntax value:
                AppendString(text, value.Value);
                break;
            case JsonLiteralSyntax value:
                text.Append(value.Text);
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObjectSyntax value)
    {
        text.Append('{');
        for (var i = 0; i < value.Members.Count; i++)
        {
            if (i > 0) text.Append(',');
            AppendString(text, value.Members[i].Name.Value);
            text.Append(':');
            Append(text, value.Members[i].Value);
        }

        text.Append('}');
    }

    private static void AppendArray(StringBuilder text, JsonArraySyntax value)
    {
        text.Append('[');
        for (var i = 0; i < value.Items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, value.Items[i]);
        }

        text.Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (c < ' ' || IsLoneSurrogate(value, i))
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }

    /// <summary>Half a pair cannot be written as UTF-8; its escape can.</summary>
    private static bool IsLoneSurrogate(string value, int index)
    {
        if (char.IsHighSurrogate(value[index])) return index + 1 == value.Length || !char.IsLowSurrogate(value[index + 1]);
        return char.IsLowSurrogate(value[index]) && (index == 0 || !char.IsHighSurrogate(value[index - 1]));
    }
}
