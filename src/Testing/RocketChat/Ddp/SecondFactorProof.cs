using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>What a caller shows a second time: a code, or the digest of the password.</summary>
internal sealed record SecondFactorProof(string Code, string Method)
{
    /// <summary>The proof that a call's last parameter is, or null when that is something else.</summary>
    public static SecondFactorProof? Read(JsonArray parameters) =>
        parameters.LastOrDefault() is JsonObject last && last["twoFactorCode"].Text() is { } code && last["twoFactorMethod"].Text() is { } method
            ? new SecondFactorProof(code, method)
            : null;
}
