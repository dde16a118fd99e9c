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
}
