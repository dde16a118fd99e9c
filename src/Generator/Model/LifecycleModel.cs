using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>One thing that a user has to present to open a session. <c>Type</c> is string, int, long, bool or json; <c>Member</c> its C# name.</summary>
internal sealed record CredentialModel(string Name, string Member, string Type, bool IsOptional, bool IsSecret, string? Doc);

/// <summary>When to send a ping and when to give the socket up, in milliseconds; and the template that is the ping, null for one of WebSocket's own.</summary>
internal sealed record HeartbeatModel(string? Template, long IdleMilliseconds, long DeadMilliseconds)
{
    /// <summary>Whether the ping goes out at a fixed rate, whatever arrives.</summary>
    public bool IsFixedRate { get; init; }

    /// <summary>The session value that holds the rate; null when the schema states it.</summary>
    public string? Captured { get; init; }

    /// <summary>What 1 of a captured rate means.</summary>
    public long UnitMilliseconds { get; init; }

    /// <summary>Whether the first ping comes after a random part of the rate.</summary>
    public bool FirstIsRandom { get; init; }
}

/// <summary>What a step of the opening does.</summary>
internal enum StepKind
{
    Send,
    Await,
    Call,
}

/// <summary>A step of the opening: what it does and the template's or frame's name.</summary>
internal sealed record OpeningStepModel(StepKind Kind, string Target)
{
    /// <summary>Further frames that end a wait.</summary>
    public EquatableArray<string> Others { get; init; }

    /// <summary>Error codes of a call after which the same credentials are of no use.</summary>
    public EquatableArray<string> Terminal { get; init; }

    /// <summary>The placeholder whose value has to be there for the step to be taken; null for always.</summary>
    public string? If { get; init; }

    /// <summary>What is done when it is not there.</summary>
    public EquatableArray<OpeningStepModel> Else { get; init; }
}

/// <summary>What the next socket needs: address, sub-protocols, headers, query, and the HTTP call that names the address.</summary>
internal sealed record ConnectModel(
    EquatableArray<TextPart>? Url,
    EquatableArray<string> SubProtocols,
    EquatableArray<ConnectTextModel> Headers,
    EquatableArray<ConnectTextModel> Query,
    EndpointModel? Endpoint);

/// <summary>A named text with placeholders; one whose value is missing leaves the whole text out.</summary>
internal sealed record ConnectTextModel(string Name, EquatableArray<TextPart> Text);

/// <summary>The HTTP call whose answer names the socket's address.</summary>
internal sealed record EndpointModel(
    bool IsPost,
    string Path,
    EquatableArray<ConnectTextModel> Headers,
    EquatableArray<ConnectTextModel> Form,
    TemplateNode? Body,
    SchemaPath Url,
    SchemaPath? Error,
    EquatableArray<string> Terminal,
    EquatableArray<CaptureModel> Captures);
