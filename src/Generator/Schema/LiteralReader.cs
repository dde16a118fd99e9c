using System.Globalization;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads literals that frames are compared with.</summary>
internal static class LiteralReader
{
    /// <summary>What a literal may be, for messages.</summary>
    public const string Expected = "a string, a whole number, true, false or null";

    /// <summary>The literal; null for an object or an array, and for a number that has no exact comparison.</summary>
    public static LiteralModel? Read(JsonSyntax syntax) => syntax switch
    {
        JsonStringSyntax text => new LiteralModel(LiteralKind.String, text.Value),
        JsonLiteralSyntax { Kind: LiteralKind.Number } number when !long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => null,
        JsonLiteralSyntax literal => new LiteralModel(literal.Kind, literal.Text),
        _ => null,
    };
}
