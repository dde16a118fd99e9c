namespace Framewright.Generator.Model;

/// <summary>Why a call may be repeated.</summary>
/// <param name="By">The path of the id that the server recognises, from a parameter on.</param>
/// <param name="Create">How such an id is made: <c>id17</c> or <c>uuid</c>.</param>
/// <param name="Confirm">The C# name of the method that tells by the id whether the call was done; null for none.</param>
internal sealed record IdempotencyModel(SchemaPath By, string Create, string? Confirm);
