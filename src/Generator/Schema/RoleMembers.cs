namespace Framewright.Generator.Schema;

/// <summary>The closed table of frame roles and of the members that each one reads.</summary>
internal static class RoleMembers
{
    public static readonly string[] Roles =
    {
        "opened", "refused", "ping", "pong", "reply", "item", "end", "subscribed", "unsubscribed",
        "event", "call", "envelope", "notice", "goodbye", "invalid", "fault",
    };

    /// <summary>Every member that some role reads.</summary>
    public static readonly string[] Any = { "match", "is", "capture", "answer", "id", "ids", "result", "body", "error", "route", "reason" };

    private static readonly string[] Plain = { "match", "is", "capture", "answer" };
    private static readonly string[] Reasoned = { "match", "is", "capture", "answer", "reason", "error" };
    private static readonly string[] Answers = { "match", "is", "capture", "answer", "id", "ids", "result", "error" };
    private static readonly string[] Confirms = { "match", "is", "capture", "answer", "id", "ids" };
    private static readonly string[] Ends = { "match", "is", "capture", "answer", "id", "ids", "error", "reason" };
    private static readonly string[] Carries = { "match", "is", "capture", "answer", "id", "route", "body" };

    /// <summary>The members that a frame of the role may have.</summary>
    public static string[] Of(string role) => role switch
    {
        "reply" or "item" or "end" => Answers,
        "subscribed" => Confirms,
        "unsubscribed" => Ends,
        "event" or "call" or "envelope" => Carries,
        "refused" or "goodbye" or "invalid" or "fault" => Reasoned,
        _ => Plain,
    };

    /// <summary>Whether a frame of the role says nothing without the id that it belongs to.</summary>
    public static bool NeedsId(string role) => role is "reply" or "item" or "end" or "subscribed" or "unsubscribed" or "call" or "envelope";
}
