using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Examples;

/// <summary>What scalars look like in JSON: by the codec of their use, or by the protocol's.</summary>
internal sealed class ScalarForms(ScalarCodecsModel usual)
{
    /// <summary>What a value would have to be; null when it is that.</summary>
    public string? Problem(JsonSyntax value, TypeRef type) => type.Name switch
    {
        "string" when value is not JsonStringSyntax => "a string",
        "bool" when value is not JsonLiteralSyntax { Kind: LiteralKind.True or LiteralKind.False } => "true or false",
        "int" when Integer(value) is not { } text || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "a whole number of 32 bits",
        "long" when Integer(value) is null => "a whole number of 64 bits",
        "double" when !IsNumber(value) => "a number",
        "decimal" => Decimal(value, Chosen(type, usual.Decimal)),
        "date" => Date(value, Chosen(type, usual.Date), Whose(type)),
        "binary" => Binary(value, Chosen(type, usual.Binary), Whose(type)),
        _ => null,
    };

    /// <summary>The digits of a whole number that fits into 64 bits; null for anything else.</summary>
    public static string? Integer(JsonSyntax value) => value is JsonLiteralSyntax { Kind: LiteralKind.Number } number
        && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
        ? integer.ToString(CultureInfo.InvariantCulture)
        : null;

    private static string Chosen(TypeRef type, string usual) => type.Codec.Length > 0 ? type.Codec : usual;

    private static string Whose(TypeRef type) => type.Codec.Length > 0 ? $"'{type.Name}({type.Codec})'" : "this protocol";

    private static string? Decimal(JsonSyntax value, string form)
    {
        if (form != "string") return IsNumber(value) ? null : "a number";
        return value is JsonStringSyntax text && decimal.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "a number in a string, such as \"1.50\"";
    }

    private static string? Date(JsonSyntax value, string form, string whose) => form switch
    {
        // Over HTTP such services write ISO 8601, which is read too.
        "ejson-date" => IsWrapped(value, "$date", isText: false) || IsIso(value) ? null : $"a date as {whose} has it, {{\"$date\": milliseconds}}",
        "iso-8601" => IsIso(value) ? null : $"a date as {whose} has it, \"2024-02-29T12:00:00Z\"",
        _ => IsNumber(value) ? null : $"a date as {whose} has it, {form} as a number",
    };

    private static string? Binary(JsonSyntax value, string form, string whose) => form == "ejson-binary"
        ? IsWrapped(value, "$binary", isText: true) ? null : $"bytes as {whose} has them, {{\"$binary\": \"base64\"}}"
        : value is JsonStringSyntax ? null : $"bytes as {whose} has them, base64 in a string";

    private static bool IsWrapped(JsonSyntax value, string name, bool isText) => (value as JsonObjectSyntax)?.Find(name) switch
    {
        JsonStringSyntax => isText,
        JsonLiteralSyntax { Kind: LiteralKind.Number or LiteralKind.Null } => !isText,
        _ => false,
    };

    private static bool IsIso(JsonSyntax value)
        => value is JsonStringSyntax { Value: { Length: > 0 } text } && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && char.IsDigit(text[0]);

    private static bool IsNumber(JsonSyntax value) => value is JsonLiteralSyntax { Kind: LiteralKind.Number };
}
