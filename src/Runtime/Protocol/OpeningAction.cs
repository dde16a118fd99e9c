namespace Framewright.Protocol;

/// <summary>What a step of the opening does.</summary>
public enum OpeningAction
{
    /// <summary>Writes a frame.</summary>
    Send,

    /// <summary>Waits for a frame of one kind; a frame with the role <see cref="FrameRole.Refused"/> ends the opening.</summary>
    Await,
}
