namespace Framewright;

/// <summary>A frame that was not what it has to be, or that nothing describes. It was counted and skipped.</summary>
/// <param name="Kind">The frame's kind in the protocol's schema, or <see cref="Unknown"/>, or <see cref="Unreadable"/>.</param>
/// <param name="Stream">The stream whose event it was; null when it was none.</param>
/// <param name="Offset">The byte offset of the fault in the message.</param>
/// <param name="Reason">What was expected, without any of the frame's content.</param>
public sealed record FrameFault(string Kind, string? Stream, int Offset, string Reason)
{
    /// <summary>The kind of a frame that is JSON and matches nothing in the protocol's schema.</summary>
    public const string Unknown = "unknown";

    /// <summary>The kind of a frame of which not even the beginning could be read.</summary>
    public const string Unreadable = "unreadable";
}
