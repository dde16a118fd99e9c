namespace Framewright;

/// <summary>A frame that was not what it has to be. It was counted and skipped.</summary>
/// <param name="Kind">The frame's kind in the protocol's schema; "unknown" when that much could not be read.</param>
/// <param name="Stream">The stream whose event it was; null when it was none.</param>
/// <param name="Offset">The byte offset of the fault in the message.</param>
/// <param name="Reason">What was expected, without any of the frame's content.</param>
public sealed record FrameFault(string Kind, string? Stream, int Offset, string Reason);
