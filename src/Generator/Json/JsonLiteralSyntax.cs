using Framewright.Generator.Model;

namespace Framewright.Generator.Json;

/// <summary>A number, true, false or null, with its token as written.</summary>
internal sealed class JsonLiteralSyntax(int start, LiteralKind kind, string text) : JsonSyntax(start, text.Length)
{
    public LiteralKind Kind { get; } = kind;

    public string Text { get; } = text;
}
