namespace Framewright.Protocol;

/// <summary>Where one JSON value lies in a frame, quotes and brackets included.</summary>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="Length">Its length in bytes; 0 when there is no such value.</param>
public readonly record struct TokenRange(int Start, int Length)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsPresent => Length > 0;

    /// <summary>The value's bytes.</summary>
    /// <param name="frame">The frame that the range was read from.</param>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> frame) => frame.Slice(Start, Length);
}
