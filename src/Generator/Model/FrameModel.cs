using Framewright.Generator.Support;

namespace Framewright.Generator.Model;

/// <summary>One kind of inbound frame. The order of frames in a protocol is the order in which they are tried.</summary>
internal sealed record FrameModel(
    string Name,
    string Role,
    EquatableArray<MatchModel> Match,
    SchemaPath? Id,
    bool IdIsList,
    SchemaPath? Body,
    SchemaPath? Error,
    EquatableArray<SchemaPath> Route,
    SchemaPath? Reason,
    EquatableArray<CaptureModel> Captures,
    string? Answer)
{
    /// <summary>What an end of the session asks for: <c>retry</c>, <c>reidentify</c> or <c>stop</c>; null for what its role asks for by itself.</summary>
    public string? Then { get; init; }

    /// <summary>Whether a refusal says that the credentials were not accepted.</summary>
    public bool RefusesCredentials { get; init; }

    /// <summary>Where an event carries the scope that it belongs to; null when it carries none.</summary>
    public SchemaPath? Scope { get; init; }

    /// <summary>Whether the body is a string that holds JSON.</summary>
    public bool BodyIsText { get; init; }

    /// <summary>Where the name lies of what the peer calls, or of an envelope's kind.</summary>
    public SchemaPath? CalledName { get; init; }

    /// <summary>The template that tells the peer that its call failed.</summary>
    public string? Fail { get; init; }
}

/// <summary>A session value and where a frame carries it.</summary>
internal sealed record CaptureModel(string Name, SchemaPath Path)
{
    /// <summary>Whether the value outlives the socket.</summary>
    public bool IsKept { get; init; }

    /// <summary>What is added to an integer.</summary>
    public int Addend { get; init; }
}

/// <summary>One condition of a match.</summary>
internal sealed record MatchModel(SchemaPath Path, MatchTest Test, EquatableArray<LiteralModel> AnyOf, bool Expected, string? Kind);

/// <summary>What a match tests.</summary>
internal enum MatchTest
{
    /// <summary>The value equals one of <see cref="MatchModel.AnyOf"/>.</summary>
    Literal,

    /// <summary>The member is there (<see cref="MatchModel.Expected"/>) or not; null counts as present.</summary>
    Present,

    /// <summary>The value is null, or is not.</summary>
    Null,

    /// <summary>The value is of the JSON kind <see cref="MatchModel.Kind"/>: object, array, string, number, boolean.</summary>
    Kind,
}

/// <summary>A JSON literal: <c>Text</c> is the unescaped text of a string, or the token of a number, true, false or null.</summary>
internal sealed record LiteralModel(LiteralKind Kind, string Text);

internal enum LiteralKind
{
    String,
    Number,
    True,
    False,
    Null,
}
