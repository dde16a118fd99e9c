using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat;

/// <summary>An error as it stands in a <c>result</c> or <c>nosub</c> frame. Immutable.</summary>
public sealed class DdpError
{
    private readonly JsonNode? details;

    /// <summary>An error with a textual code.</summary>
    /// <param name="code">For example <c>error-not-allowed</c>.</param>
    /// <param name="reason">The text for people; null leaves it out.</param>
    /// <param name="details">Any JSON; null leaves it out. Copied.</param>
    public DdpError(string code, string? reason = null, JsonNode? details = null)
    {
        Code = code;
        Reason = reason;
        this.details = details?.DeepClone();
    }

    /// <summary>An error with a numeric code, as Meteor itself uses them.</summary>
    /// <param name="code">For example 403.</param>
    /// <param name="reason">The text for people; null leaves it out.</param>
    /// <param name="details">Any JSON; null leaves it out. Copied.</param>
    public DdpError(int code, string? reason = null, JsonNode? details = null)
        : this(code.ToString(System.Globalization.CultureInfo.InvariantCulture), reason, details) => NumericCode = code;

    /// <summary>The code as text, also when it is a number on the wire.</summary>
    public string Code { get; }

    /// <summary>The code when it is a number on the wire, else null.</summary>
    public int? NumericCode { get; }

    /// <summary>The text for people, if any.</summary>
    public string? Reason { get; }

    /// <summary>A copy of the details, if any.</summary>
    public JsonNode? Details => details?.DeepClone();

    internal static DdpError MatchFailed { get; } = new(400, "Match failed");

    internal static DdpError Internal { get; } = new(500, "Internal server error");

    internal static DdpError NotAllowed { get; } = new("not-allowed");

    internal static DdpError NotIn(string code, string reason, string method) =>
        new(code, reason, new JsonObject { ["method"] = method });

    internal JsonObject ToJson(ServerFlavor flavor)
    {
        JsonNode code = NumericCode is { } number ? number : Code;
        var message = Reason is null ? $"[{Code}]" : $"{Reason} [{Code}]";
        var json = new JsonObject { ["isClientSafe"] = true };
        if (flavor == ServerFlavor.Streamer)
            json["errorType"] = "Meteor.Error";
        json["error"] = code;
        if (Reason is not null)
            json["reason"] = Reason;
        if (flavor == ServerFlavor.Monolith && details is not null)
            json["details"] = details.DeepClone();
        json["message"] = message;
        if (flavor == ServerFlavor.Streamer && details is not null)
            json["details"] = details.DeepClone();
        if (flavor == ServerFlavor.Monolith)
            json["errorType"] = "Meteor.Error";
        return json;
    }
}
