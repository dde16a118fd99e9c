namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>A frame of a user's own.</summary>
/// <param name="Line">The line of the file that it stood in, from 1.</param>
/// <param name="Utf8">Its bytes.</param>
public sealed record RecordedFrame(int Line, byte[] Utf8);
