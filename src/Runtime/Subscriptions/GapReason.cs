namespace Framewright;

/// <summary>Why a subscription has a gap.</summary>
public enum GapReason
{
    /// <summary>The consumer was slower than the events, and the buffer's policy dropped some.</summary>
    Overflow,
}
