using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>A match as a C# condition on the token that it tests; an empty token is an absent value.</summary>
internal static class TokenTest
{
    public static string Condition(MatchModel match, string token)
    {
        switch (match.Test)
        {
            case MatchTest.Present:
                return $"{(match.Expected ? "!" : "")}{token}.IsEmpty";
            case MatchTest.Null:
                return $"{(match.Expected ? "" : "!")}{CSharp.Json}JsonToken.IsNull({token})";
            case MatchTest.Kind:
                return Kind(match.Kind!, token);
        }

        var condition = "";
        foreach (var literal in match.AnyOf) condition += (condition.Length == 0 ? "" : " || ") + Literal(literal, token);
        return condition;
    }

    private static string Literal(LiteralModel literal, string token) => literal.Kind switch
    {
        LiteralKind.String => $"{CSharp.Json}JsonToken.TextEquals({token}, {CSharp.Utf8Literal(literal.Text)})",
        LiteralKind.Number => $"{CSharp.Json}JsonToken.NumberEquals({token}, {literal.Text}L)",
        LiteralKind.True => $"{CSharp.Json}JsonToken.IsTrue({token})",
        LiteralKind.False => $"{CSharp.Json}JsonToken.IsFalse({token})",
        _ => $"{CSharp.Json}JsonToken.IsNull({token})",
    };

    private static string Kind(string kind, string token) => kind switch
    {
        "boolean" => $"{CSharp.Json}JsonToken.IsTrue({token}) || {CSharp.Json}JsonToken.IsFalse({token})",
        _ => $"{CSharp.Json}JsonToken.KindOf({token}) == {CSharp.Json}JsonKind.{char.ToUpperInvariant(kind[0])}{kind.Substring(1)}",
    };
}
