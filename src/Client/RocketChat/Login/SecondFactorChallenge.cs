using System.Text;
using Framewright.Json;

namespace Framewright.RocketChat;

/// <summary>A login, or a call, that the server refused because it wants the code of a second factor. Immutable; holds no secret.</summary>
public sealed class SecondFactorChallenge
{
    /// <summary>How often a code is asked for, at most.</summary>
    internal const int MaxAttempts = 3;

    private SecondFactorChallenge(SecondFactorRequest? request, bool isRepeated)
    {
        Method = request?.Method ?? SecondFactorMethod.AuthenticatorApp;
        AvailableMethods = request?.AvailableMethods ?? [];
        IsCodeSent = request?.IsCodeSent ?? false;
        IsRepeated = isRepeated;
    }

    /// <summary>Where the code comes from that the server wants.</summary>
    public SecondFactorMethod Method { get; }

    /// <summary>All that the user has set up; empty when the server does not say.</summary>
    public IReadOnlyList<SecondFactorMethod> AvailableMethods { get; }

    /// <summary>Whether the server has sent a code for this login.</summary>
    public bool IsCodeSent { get; }

    /// <summary>Whether a code was wrong and another one is wanted.</summary>
    public bool IsRepeated { get; }

    /// <summary>What is wanted, in a short text.</summary>
    public override string ToString() => IsRepeated ? $"another code by {Method}" : $"a code by {Method}";

    /// <summary>Whether an error asks for the code of a second factor.</summary>
    internal static bool IsIn(string? code) => code is RocketChatErrors.SecondFactorRequired or RocketChatErrors.SecondFactorInvalid;

    internal static SecondFactorChallenge Of(ServerError error) => new(Read(error.Details), error.Code == RocketChatErrors.SecondFactorInvalid);

    private static SecondFactorRequest? Read(string? details)
    {
        if (details is null) return null;
        try
        {
            return JsonValues.Parse<SecondFactorRequestView, SecondFactorRequestView, SecondFactorRequest>(Encoding.UTF8.GetBytes(details));
        }
        catch (FrameFormatException)
        {
            // Details may be any text. The code of the error says enough: somebody is to be asked.
            return null;
        }
    }
}
