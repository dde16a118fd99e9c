namespace Framewright;

/// <summary>A frame of the recent past, as reports of breaks name it: that it was there, and nothing of what it said.</summary>
/// <param name="Direction">Which way it went.</param>
/// <param name="Kind">Of a received frame its kind in the protocol's schema, or <see cref="FrameFault.Unknown"/>, <see cref="FrameFault.Unreadable"/>, <c>binary</c>, <c>oversize</c>. Of a sent one what it was for: <c>opening</c>, <c>call</c>, <c>cancel</c>, <c>answer</c>, <c>ping</c>, <c>subscribe</c>, <c>unsubscribe</c>, <c>open scope</c>, <c>close scope</c>.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="At">When it came in, or was put into the send lane; it was written no earlier. Frames that were read together have the same time.</param>
public sealed record TrailedFrame(FrameDirection Direction, string Kind, int Bytes, DateTimeOffset At);
