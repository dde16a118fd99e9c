using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads the versions of a stream's items as numbers that grow with them: one generated instance per stream, without state.</summary>
public abstract class VersionReader
{
    private protected VersionReader()
    {
    }

    /// <summary>The version as a number: a date's ticks in UTC, anything else as it is.</summary>
    /// <param name="json">The version's JSON.</param>
    /// <returns>Null for null, for an absent value, and for one that is no version.</returns>
    public abstract decimal? Read(ReadOnlySpan<byte> json);

    /// <summary>The version that a strict pass has recorded, as a number: the same as that of its JSON.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="slot">The version: a date, a number or a text.</param>
    internal abstract decimal? Read(ReadOnlySpan<byte> frame, Slot slot);
}
