namespace Framewright.Protocol;

/// <summary>Reads the versions of a stream's items as numbers that grow with them: one generated instance per stream, without state.</summary>
public abstract class VersionReader
{
    /// <summary>The version as a number: a date's ticks in UTC, anything else as it is.</summary>
    /// <param name="json">The version's JSON.</param>
    /// <returns>Null for null, for an absent value, and for one that is no version.</returns>
    public abstract decimal? Read(ReadOnlySpan<byte> json);
}
