namespace Framewright.RocketChat;

/// <summary>Says what to do about a refused login, in Rocket.Chat's terms.</summary>
internal static class LoginAdvice
{
    /// <summary>The same error with advice; as it was when there is none.</summary>
    public static AuthenticationException For(AuthenticationException refused) => Of(refused.Code, refused.Reason) is { } advice
        ? new AuthenticationException($"The server refused the login: {Said(refused)}. {advice}", refused.Code, refused.Reason, refused.IsTransient, refused.RetryAfter, refused)
        : refused;

    private static string Said(AuthenticationException refused) => refused.Code is null || refused.Code == refused.Reason ? refused.Reason ?? "no reason given" : $"{refused.Reason ?? "no reason given"} [{refused.Code}]";

    private static string? Of(string? code, string? reason) => code switch
    {
        "403" when Has(reason, "logged out") || Has(reason, "expired") =>
            "The token is dead, or the server takes nothing but tokens here. Log in with the password for another token, over HTTP if need be (StartOverHttpAsync), or make a personal access token; ResumeAsync takes a callback for that.",
        "403" or "Unauthorized" => "Check the user's name and the password. Users of a directory or of another service log in by credentials of their own, see RocketChatCredentials.",
        "400" => "The server does not know this way to log in: an administrator has to turn it on, or use another of RocketChatCredentials.",
        "totp-required" or "totp-invalid" => "It wants the code of a second factor: give a callback that asks for it, or use a personal access token.",
        "totp-max-attempts" => "Too many codes were wrong: wait for the mail with a new one, then log in again.",
        "error-user-is-not-activated" => "The user is deactivated, or waits for approval: an administrator has to activate the account.",
        "error-invalid-email" => "The server wants a verified address: open the link of its mail, or have an administrator verify the address.",
        "error-user-has-no-roles" => "The account has no roles: an administrator has to give it one.",
        "error-app-user-is-not-allowed-to-login" => "Users of apps cannot log in: use an account of its own.",
        "error-login-blocked-for-ip" or "error-login-blocked-for-user" => "Too many logins failed. Wait some minutes before the next one.",
        "too-many-requests" => "There were too many logins. Wait as long as RetryAfter says; a connection that heals does so by itself.",
        _ => null,
    };

    private static bool Has(string? reason, string word) => reason?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
