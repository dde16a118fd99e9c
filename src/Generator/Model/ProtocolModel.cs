using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A protocol document: what frames look like, who answers what, how a session opens, lives and closes.</summary>
internal sealed record ProtocolModel(
    string Name,
    string? Doc,
    RequestIdKind RequestId,
    EquatableArray<FrameModel> Frames,
    EquatableArray<TemplateModel> Templates,
    EquatableArray<OpeningStepModel> Opening,
    HeartbeatModel? Heartbeat,
    ErrorPathsModel? Errors,
    EquatableArray<CloseRuleModel> Close,
    ScalarCodecsModel Scalars)
{
    /// <summary>What a user has to present to open a session.</summary>
    public EquatableArray<CredentialModel> Credentials { get; init; }

    /// <summary>What a socket needs; null when an address is enough.</summary>
    public ConnectModel? Connect { get; init; }

    /// <summary>What a sub-client binds; null when the protocol has no scopes.</summary>
    public ScopeModel? Scope { get; init; }

    /// <summary>The control character behind every frame of a message; 0 for none.</summary>
    public int Separator { get; init; }

    /// <summary>Whether a message may be an array of frames.</summary>
    public bool HasFrameArrays { get; init; }

    /// <summary>How many calls may be unanswered at once; 0 for any number.</summary>
    public int InFlight { get; init; }

    /// <summary>What the peer is told of calls that cannot be served.</summary>
    public CallErrorsModel? CallErrors { get; init; }
}

/// <summary>The JSON type of the ids that the client makes.</summary>
internal enum RequestIdKind
{
    Text,
    Integer,
}

/// <summary>Which codec stands behind the schema types <c>date</c> and <c>binary</c>: the names of SCHEMA.md (<c>ejson-date</c>, <c>unix-seconds</c>, <c>unix-milliseconds</c>, <c>iso-8601</c>; <c>ejson-binary</c>, <c>base64</c>).</summary>
internal sealed record ScalarCodecsModel(string Date, string Binary, string Decimal = "number");

/// <summary>Where an error's parts lie, relative to the frame's error.</summary>
internal sealed record ErrorPathsModel(SchemaPath? Code, SchemaPath? Reason, SchemaPath? Message, SchemaPath? Details, RetryAfterModel? RetryAfter);

/// <summary>Where the server's delay lies, its unit in milliseconds, and the matches that must hold.</summary>
internal sealed record RetryAfterModel(EquatableArray<MatchModel> When, SchemaPath Path, long UnitMilliseconds);

/// <summary>A close code, or null for every other one, and what it asks for: <c>retry</c>, <c>reidentify</c> or <c>stop</c>.</summary>
internal sealed record CloseRuleModel(int? Code, string Action);
