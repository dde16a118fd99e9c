namespace Framewright.Telemetry;

/// <summary>One frame in a <see cref="FrameRing"/>.</summary>
/// <param name="Kind">The kind's ordinal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="At">When, in the session's ticks.</param>
/// <param name="After">How many frames had gone the other way by then; unused for received ones.</param>
internal readonly record struct TrailEntry(int Kind, int Bytes, long At, long After);
