using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Asks for a second factor, and judges what was shown.</summary>
internal static class SecondFactor
{
    /// <summary>Lets a call pass when its user has no second factor, or has shown it: beside the call, or as the last parameter.</summary>
    /// <exception cref="DdpException">Nothing was shown, or the wrong thing.</exception>
    public static void Check(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { TotpCode: { } expected } user)
            return;
        var proof = caller.Proof ?? SecondFactorProof.Read(parameters);
        var isRight = proof?.Method == "password" ? proof.Code == user.PasswordDigest : proof?.Code == expected;
        if (!isRight)
            throw new DdpException(Wanted(isFirstAttempt: proof is null));
    }

    public static DdpError Wanted(bool isFirstAttempt)
    {
        var details = new JsonObject
        {
            ["method"] = "totp",
            ["codeGenerated"] = false,
            ["availableMethods"] = new JsonArray("totp"),
        };
        return isFirstAttempt
            ? new DdpError("totp-required", "TOTP Required", details)
            : new DdpError("totp-invalid", "TOTP Invalid", details);
    }
}
