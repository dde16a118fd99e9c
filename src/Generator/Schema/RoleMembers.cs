namespace Framewright.Generator.Schema;

/// <summary>The closed table of frame roles and of the members that each one reads: exactly what a session acts on, so that nothing a schema says is silently ignored.</summary>
internal static class RoleMembers
{
    public static readonly string[] Roles =
    {
        "opened", "refused", "ping", "pong", "reply", "item", "end", "subscribed", "unsubscribed", "event", "call", "envelope", "notice", "goodbye", "invalid", "fault",
    };

    /// <summary>Every member that some role reads.</summary>
    public static readonly string[] Any = { "match", "is", "capture", "answer", "id", "ids", "result", "body", "error", "route", "scope", "reason", "name", "params", "fail", "then", "credentials" };

    private static readonly string[] Plain = { "match", "is", "capture" };
    private static readonly string[] Answered = { "match", "is", "capture", "answer" };
    private static readonly string[] Reasoned = { "match", "is", "capture", "reason" };
    private static readonly string[] Ending = { "match", "is", "capture", "reason", "then" };
    private static readonly string[] Refusing = { "match", "is", "capture", "reason", "then", "credentials" };
    private static readonly string[] Replies = { "match", "is", "capture", "id", "result", "error" };
    private static readonly string[] Items = { "match", "is", "capture", "id", "result" };
    private static readonly string[] PeerCalls = { "match", "is", "capture", "id", "name", "params", "answer", "fail" };
    private static readonly string[] Envelopes = { "match", "is", "capture", "id", "name", "route", "body", "answer", "fail" };
    private static readonly string[] Confirms = { "match", "is", "capture", "id", "ids" };
    private static readonly string[] Ends = { "match", "is", "capture", "id", "error" };
    private static readonly string[] Carries = { "match", "is", "capture", "id", "route", "scope", "body" };

    /// <summary>The members that a frame of the role may have.</summary>
    public static string[] Of(string role) => role switch
    {
        "ping" => Answered,
        "reply" or "end" => Replies,
        "item" => Items,
        "call" => PeerCalls,
        "envelope" => Envelopes,
        "subscribed" => Confirms,
        "unsubscribed" => Ends,
        "event" => Carries,
        "refused" => Refusing,
        "goodbye" or "invalid" => Ending,
        "fault" => Reasoned,
        _ => Plain,
    };

    /// <summary>Whether a frame of the role says nothing without the id that it belongs to.</summary>
    public static bool NeedsId(string role) => role is "reply" or "item" or "end" or "envelope" or "subscribed" or "unsubscribed";

    /// <summary>The template that answers a frame: of an envelope and of a call with an id it has to be there.</summary>
    public static bool IsAnswered(string role) => role is "call" or "envelope";
}
