namespace Framewright.Benchmarks.Parsing.Extraction;

/// <summary>The frames of the corpus, told apart by their <c>msg</c>.</summary>
public enum FrameKind
{
    Unknown,
    Ping,
    Pong,
    Updated,
    Ready,
    NoSub,
    Result,
    Changed,
}
