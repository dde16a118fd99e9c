namespace Framewright;

/// <summary>Why a subscription has a gap.</summary>
public enum GapReason
{
    /// <summary>The consumer was slower than the events, and the buffer's policy dropped some.</summary>
    Overflow,

    /// <summary>The connection broke, and nothing says what came meanwhile: the stream's schema has no <c>recover</c>, or no moment is known from which to fetch.</summary>
    ConnectionLost,

    /// <summary>The connection broke, and fetching what came meanwhile failed, or it was more than <see cref="RealtimeOptions.MaxBufferedBytes"/> or the bounds of a fetch allow.</summary>
    RecoveryFailed,
}
