namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>A frame with the part that it belongs to.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Part">Its part.</param>
/// <param name="Stream">The stream that reads its body; null for none.</param>
/// <param name="Reason">The route that is unknown, or why it was left out; null otherwise.</param>
public sealed record SortedFrame(RecordedFrame Frame, RecordingPart Part, KnownStream? Stream = null, string? Reason = null);
