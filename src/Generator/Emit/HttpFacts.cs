using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>What calls over HTTP need to know besides their own document.</summary>
/// <param name="IdentityType">The full name of what the login results in; null when the api has none.</param>
/// <param name="Identity">The values of it that are used.</param>
/// <param name="CredentialsType">The full name of the protocol's credentials; null for none that are used.</param>
/// <param name="Credentials">The protocol's credentials that are used.</param>
internal sealed record HttpFacts(string? IdentityType, EquatableArray<IdentityFact> Identity, string? CredentialsType, EquatableArray<CredentialModel> Credentials);

/// <summary>A value of what the login results in: how placeholders name it, the members that lead to it, and its type.</summary>
internal sealed record IdentityFact(string Placeholder, string Members, TypeRef Type);
