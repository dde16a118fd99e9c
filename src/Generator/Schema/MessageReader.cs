using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;

namespace Framewright.Generator.Schema;

/// <summary>Reads a protocol's <c>message</c>: how several frames lie in one message of the transport.</summary>
internal static class MessageReader
{
    private static readonly string[] Members = { "separator", "array" };

    public static (int Separator, bool HasArrays) Read(SchemaContext context, JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"message\"", Members) is not { } reader) return default;
        var array = reader.Find("array");
        if (reader.Find("separator") is not { } separator)
        {
            if (array is null) reader.ReportMissing("separator", "the control character behind each frame, or \"array\": true");
            return (0, reader.Flag("array"));
        }

        if (array is not null) context.Report(Descriptors.Exclusive, array, "\"message\"", "separator", "array");
        const string expected = "one control character, such as \"\\u001e\" or \"\\n\": no JSON text contains one";
        if (context.AsString(separator, "\"separator\"", expected) is not { } text) return default;
        if (text.Value.Length == 1 && text.Value[0] is > '\0' and < ' ') return (text.Value[0], false);
        context.Report(Descriptors.WrongKind, text, "\"separator\"", expected);
        return default;
    }
}
