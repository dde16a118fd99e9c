using System.Text;

namespace Framewright.Generator.Emit;

/// <summary>Spelling of literals and the full names of the runtime's types.</summary>
internal static class CSharp
{
    public const string Json = "global::Framewright.Json.";
    public const string Protocol = "global::Framewright.Protocol.";
    public const string Root = "global::Framewright.";
    public const string Utf8JsonWriter = "global::System.Text.Json.Utf8JsonWriter";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Bytes = "global::System.ReadOnlySpan<byte>";

    /// <summary>A C# string literal; everything outside printable ASCII is escaped, so that the text is the same under any encoding.</summary>
    public static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c is < ' ' or > '~') text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        return text.Append('"').ToString();
    }

    public static string Utf8Literal(string value) => Literal(value) + "u8";

    /// <summary>The number of UTF-8 bytes of a text.</summary>
    public static int Utf8Length(string value) => Encoding.UTF8.GetByteCount(value);

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Mask(ulong bits) => "0x" + bits.ToString("x", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
