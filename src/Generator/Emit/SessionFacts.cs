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
    EquatableArray<string> Terminal);
