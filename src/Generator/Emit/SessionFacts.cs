using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>How a session authenticates, in C# names.</summary>
/// <param name="Method">The method's name, without <c>Async</c>.</param>
/// <param name="Credentials">The full name of its parameter's type.</param>
/// <param name="Result">The full name of its result's type.</param>
/// <param name="TokenExpression">The members from the result to the token, for example <c>Token</c>; null for none.</param>
/// <param name="ResumeMember">The credentials' member that carries a token; null for none.</param>
/// <param name="Terminal">Error codes after which the same credentials are useless.</param>
internal sealed record SessionFacts(
    string Method,
    string Credentials,
    string Result,
    string? TokenExpression,
    string? ResumeMember,
    EquatableArray<string> Terminal)
{
    /// <summary>Error codes after which somebody can be asked for more.</summary>
    public EquatableArray<string> Challenge { get; init; }

    /// <summary>The type of who answers a challenge; null where there are none.</summary>
    public string? Answerer => Challenge.Count == 0 ? null : $"global::System.Func<{CSharp.Root}LoginChallenge<{Credentials}>, {CSharp.CancellationToken}, {CSharp.ValueTask}<{Credentials}?>>?";

    /// <summary>The further parameter of the constructor of a client whose logins may be challenged; empty otherwise.</summary>
    public string ChallengeParameter => Answerer is { } type ? $", {type} challenge = null" : "";

    /// <summary>How that parameter reaches the authenticator; empty otherwise.</summary>
    public string ChallengeInitialiser => Answerer is null ? "" : " { Challenge = challenge }";

    /// <summary>Documents that parameter.</summary>
    public void DocumentChallenge(SourceWriter writer)
    {
        if (Answerer is not null) writer.Param("challenge", null, "Asked for the credentials to present when a login wants more than was presented, such as a second factor; gives null to give up. Null when there is nobody to ask.");
    }
}
