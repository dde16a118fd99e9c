using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Why a call may be repeated: the server recognises an id in its parameters. The schema's <c>idempotent</c>. Immutable.</summary>
/// <param name="id">The way from the parameters to the id.</param>
/// <param name="scheme">How such an id is made.</param>
/// <param name="confirmedBy">The C# name of the method that tells by the id whether the call was done; null for none.</param>
public sealed class CallIdempotency(JsonPath id, IdScheme scheme, string? confirmedBy = null)
{
    /// <summary>How such an id is made.</summary>
    public IdScheme Scheme { get; } = scheme;

    /// <summary>The C# name of the method that tells by the id whether the call was done; null for none.</summary>
    public string? ConfirmedBy { get; } = confirmedBy;

    /// <summary>The call that tells by the id whether the call was done; null for none.</summary>
    public CallConfirmation? Confirmation { get; init; }

    /// <summary>The id that a call's parameters carry; null for none.</summary>
    /// <param name="parameters">The parameters as they are written.</param>
    public string? ReadId(ReadOnlySpan<byte> parameters) => JsonToken.TextOrNull(id.Read(parameters));
}
