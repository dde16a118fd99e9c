using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>A match as a C# condition on the token that it tests; an empty token is an absent value.</summary>
internal static class TokenTest
{
    /// <summary>The condition.</summary>
    /// <param name="match">The match.</param>
    /// <param name="token">The expression of the token.</param>
    /// <param name="isPlain">Whether the token is known to have no escapes, so that a text is compared as it stands.</param>
    public static string Condition(MatchModel match, string token, bool isPlain = false)
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
        foreach (var literal in match.AnyOf) condition += (condition.Length == 0 ? "" : " || ") + Literal(literal, token, isPlain);
        return condition;
    }

    private static string Literal(LiteralModel literal, string token, bool isPlain) => literal.Kind switch
    {
        LiteralKind.String when isPlain => $"global::System.MemoryExtensions.SequenceEqual({token}, {CSharp.Utf8Literal('"' + literal.Text + '"')})",
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
