using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>A stream of an api.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Topic">What is asked for; each part a text with or without placeholders.</param>
/// <param name="Route">What arriving frames are matched by; null: the topic.</param>
/// <param name="Parameters">Further parameters of the subscription.</param>
/// <param name="Event">What arrives.</param>
/// <param name="EventType">The C# name of the record for an event of several values; null: the stream's name + <c>Event</c>.</param>
internal sealed record StreamModel(
    string Name,
    string? Doc,
    EquatableArray<TextValue> Topic,
    EquatableArray<TextValue>? Route,
    ShapeModel Parameters,
    ShapeModel Event,
    string? EventType)
{
    /// <summary>In which versions of the service it is there.</summary>
    public VersionsModel Versions { get; init; } = VersionsModel.None;

    /// <summary>What tells that a subscription is live: <c>frame</c>, <c>reply</c> or <c>none</c>; null for what the protocol has.</summary>
    public string? Confirm { get; init; }

    /// <summary>The template that it is subscribed with; null for the protocol's template for subscriptions.</summary>
    public string? Template { get; init; }

    /// <summary>The template that its subscription is ended with; null for the protocol's own.</summary>
    public string? EndTemplate { get; init; }

    /// <summary>The parameters that take a topic off its carrier; null when the server is not told.</summary>
    public ShapeModel? Removal { get; init; }

    /// <summary>Whether later subscriptions only add to the first.</summary>
    public bool IsCarried { get; init; }

    /// <summary>The call that opens it in place of a subscription; null for none.</summary>
    public CallUseModel? Open { get; init; }

    /// <summary>The method that closes it; null for none.</summary>
    public string? Close { get; init; }

    /// <summary>The method that writes to the topic; null for none.</summary>
    public string? Write { get; init; }

    /// <summary>What tells its items apart; null when nothing does.</summary>
    public KeyModel? Key { get; init; }

    /// <summary>How a gap is filled; null when it is not.</summary>
    public RecoveryModel? Recovery { get; init; }

    /// <summary>Which event says that a topic is lost; null for none.</summary>
    public LossModel? LostWhen { get; init; }

    /// <summary>Whether its topic, or one that is watched because of it, takes values of a scope; once it is resolved.</summary>
    public bool NeedsScope { get; init; }

    /// <summary>Whether a topic that is watched because of it takes values of who is logged in; once it is resolved.</summary>
    public bool NeedsIdentity { get; init; }

    /// <summary>Constants for its templates.</summary>
    public EquatableArray<ValueModel> Values { get; init; }
}
