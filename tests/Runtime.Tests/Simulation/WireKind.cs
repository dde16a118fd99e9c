namespace Framewright.Runtime.Tests.Simulation;

/// <summary>What a frame of the server is.</summary>
internal enum WireKind
{
    Other,
    Event,
    Confirmation,
    Refusal,
    EchoResult,
    EchoError,
    PostResult,
    PostNothing,
    PostError,
    FindResult,
    FindNothing,
    FindError,
    Changes,
    Newest,
    FetchError,
}
