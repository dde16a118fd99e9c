namespace Framewright.Generator.Emit;

/// <summary>The credentials of an api's protocol.</summary>
/// <param name="Type">The full name of their record.</param>
/// <param name="AreNeeded">Whether no session opens without them.</param>
internal sealed record CredentialsFacts(string Type, bool AreNeeded);
