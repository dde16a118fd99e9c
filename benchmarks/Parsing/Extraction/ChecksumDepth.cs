namespace Framewright.Benchmarks.Parsing.Extraction;

/// <summary>How much of each text a checksum takes in.</summary>
public enum ChecksumDepth
{
    /// <summary>First and last character: cheap enough to be timed along with a parser.</summary>
    Ends,

    /// <summary>Every byte: proves that two parsers extract the same.</summary>
    EveryByte,
}
