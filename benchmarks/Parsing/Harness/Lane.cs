using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>One contestant on one tape.</summary>
/// <param name="Name">The contestant's part of a metric's name.</param>
/// <param name="Tape">The frames it runs over.</param>
public abstract record Lane(string Name, FrameTape Tape)
{
    /// <summary>The lanes that this one is held against: the last part of the metric's name, and the rival's lane.</summary>
    public IReadOnlyList<(string Metric, string Lane)> Rivals { get; init; } = [];

    /// <summary>Whether it extracts every member, so that its checksum has to equal the others'. A lane that only routes does not.</summary>
    public bool ExtractsAll { get; init; } = true;

    /// <summary>Runs over the whole tape.</summary>
    /// <returns>A checksum over all frames, in order.</returns>
    public abstract ulong Pass(ChecksumDepth depth);

    /// <summary>Runs whole passes until the time is over.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="expected">The checksum that every pass has to give.</param>
    /// <exception cref="InvalidOperationException">A pass extracted something else.</exception>
    public virtual Slice RunSlice(TimeSpan duration, ulong expected) => Slice.Run(this, duration, expected);

    /// <summary>Runs one frame.</summary>
    /// <returns>The frame's checksum.</returns>
    public abstract ulong RunFrame(int index, ChecksumDepth depth);
}
