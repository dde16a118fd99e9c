namespace Framewright.RocketChat;

/// <summary>Says what a server's refusal means, and what to do.</summary>
public static class RocketChatRefusals
{
    extension(CallException error)
    {
        /// <summary>Why the server refused.</summary>
        public RefusalKind Refusal => KindOf(error.Code);

        /// <summary>What to do about it, in one sentence.</summary>
        public string Advice => AdviceOn(KindOf(error.Code));
    }

    private static RefusalKind KindOf(string? code) => code switch
    {
        "error-not-allowed" or "error-action-not-allowed" or "error-not-authorized" or "not-authorized" or "error-no-permission"
            or "not-allowed" or "unauthorized" => RefusalKind.NotAllowed,
        "error-invalid-room" or "error-room-not-found" or "error-invalid-room-type" => RefusalKind.UnknownRoom,
        "error-invalid-user" or "error-user-not-found" => RefusalKind.UnknownUser,
        "error-user-not-in-room" or "error-invalid-subscription" => RefusalKind.NotAMember,
        "error-duplicate-channel-name" or "error-user-already-owner" or "error-user-already-moderator" or "error-user-already-leader"
            or "error-keys-already-set" or "error-room-e2e-key-already-exists" => RefusalKind.AlreadyExists,
        "error-invalid-room-name" => RefusalKind.InvalidName,
        "error-you-are-last-owner" or "error-remove-last-owner" => RefusalKind.LastOwner,
        "error-message-size-exceeded" => RefusalKind.TooLong,
        "too-many-requests" or "error-too-many-requests" => RefusalKind.TooFast,
        "totp-required" or "totp-invalid" => RefusalKind.SecondFactor,
        "404" => RefusalKind.UnknownMethod,
        _ => RefusalKind.Other,
    };

    private static string AdviceOn(RefusalKind kind) => kind switch
    {
        RefusalKind.NotAllowed => "Ask an administrator for the permission, or whether the server's settings forbid it.",
        RefusalKind.UnknownRoom => "Check the room's id; a room that the user may not see counts as unknown.",
        RefusalKind.UnknownUser => "Check the user's name or id, and that the session is logged in.",
        RefusalKind.NotAMember => "Join the room first, or have a member add the user.",
        RefusalKind.AlreadyExists => "Use what is there, or choose another name.",
        RefusalKind.InvalidName => "Use letters, digits, dots, hyphens and underscores, unless the server allows more.",
        RefusalKind.LastOwner => "Make somebody else an owner first.",
        RefusalKind.TooLong => "Shorten the text, or send it in parts; the setting Message_MaxAllowedSize says how long it may be.",
        RefusalKind.TooFast => "Wait as long as RetryAfter says, then try again.",
        RefusalKind.SecondFactor => "Call again with the code of the second factor.",
        RefusalKind.UnknownMethod => "Look up in the table of versions what a server of this version has instead.",
        _ => "The code and the reason of the error say what the server objects to.",
    };
}
