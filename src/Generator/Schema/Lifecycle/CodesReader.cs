using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a list of error codes, as text whatever they are on the wire.</summary>
internal static class CodesReader
{
    public static EquatableArray<string> Read(SchemaContext context, JsonSyntax syntax, string what)
    {
        const string expected = "an array of error codes: strings or numbers";
        if (context.AsArray(syntax, what, expected) is not { } array) return default;
        var codes = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (item is JsonStringSyntax text) codes.Add(text.Value);
            else if (item is JsonLiteralSyntax { Kind: LiteralKind.Number } number) codes.Add(number.Text);
            else context.Report(Descriptors.WrongKind, item, "An error code", "a string or a number");
        }

        return codes.ToEquatable();
    }
}
