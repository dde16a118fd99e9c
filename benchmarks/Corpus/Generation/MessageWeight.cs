namespace Framewright.Benchmarks.Generation;

/// <summary>How much a message carries.</summary>
internal enum MessageWeight
{
    Plain,
    Medium,
    Large,

    /// <summary>A bot's report: one message with dozens of cards. Only in events of their own, never in a history.</summary>
    Huge,
}
