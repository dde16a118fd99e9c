namespace Framewright.Generator.Examples;

/// <summary>What an example is one of.</summary>
internal enum ExampleKind
{
    Frame,
    Type,
    Parameters,
    Result,
    Event,

    /// <summary>What the peer gives to a handler.</summary>
    Asked,

    /// <summary>What a handler answers.</summary>
    Answered,
}
