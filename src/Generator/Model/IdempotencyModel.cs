using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>Why a call may be repeated.</summary>
/// <param name="By">The path of the id that the server recognises, from a parameter on.</param>
/// <param name="Create">How such an id is made: <c>id17</c> or <c>uuid</c>.</param>
/// <param name="Confirm">The C# name of the method that tells by the id whether the call was done; null for none.</param>
internal sealed record IdempotencyModel(SchemaPath By, string Create, string? Confirm)
{
    /// <summary>The members that lead from a parameter to an id that may be left out, once they are resolved; null when the id has to be given, or cannot be set.</summary>
    public FillModel? Fill { get; init; }
}

/// <summary>Where an id goes that a caller left out.</summary>
/// <param name="Parameter">The parameter that the id is, or lies in.</param>
/// <param name="Members">The C# names of the members from the parameter's record to the id; none when the parameter is the id.</param>
/// <param name="IsThreeState">Whether the id tells being left out from being null.</param>
internal sealed record FillModel(string Parameter, EquatableArray<string> Members, bool IsThreeState);
