using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema;

/// <summary>Reads literals that frames are compared with.</summary>
internal static class LiteralReader
{
    /// <summary>The literal; null for an object or an array.</summary>
    public static LiteralModel? Read(JsonSyntax syntax) => syntax switch
    {
        JsonStringSyntax text => new LiteralModel(LiteralKind.String, text.Value),
        JsonLiteralSyntax literal => new LiteralModel(literal.Kind, literal.Text),
        _ => null,
    };
}
