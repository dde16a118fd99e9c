namespace Framewright.Generator.Examples;

/// <summary>What an example is one of.</summary>
internal enum ExampleKind
{
    Frame,
    Type,
    Parameters,
    Result,
    Event,
}
