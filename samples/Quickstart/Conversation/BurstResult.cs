namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>What a burst of messages took.</summary>
/// <param name="Messages">How many messages were measured.</param>
/// <param name="Bytes">What they had on the wire together.</param>
/// <param name="Elapsed">From the first byte that was sent to the last handler call.</param>
/// <param name="LoopBytes">What the receiving thread allocated between two handler calls, summed over <paramref name="LoopFrames"/>.</param>
/// <param name="LoopFrames">How many messages came on the thread of the one before, so that its counter tells.</param>
/// <param name="ProcessBytes">What the whole process allocated meanwhile, the embedded server's writing included.</param>
internal sealed record BurstResult(int Messages, long Bytes, TimeSpan Elapsed, long LoopBytes, int LoopFrames, long ProcessBytes);
