namespace Framewright.Protocol;

/// <summary>What a step of the opening does.</summary>
public enum OpeningAction
{
    /// <summary>Writes a frame.</summary>
    Send,

    /// <summary>Waits for a frame of one kind, or of one of several; a frame with the role <see cref="FrameRole.Refused"/> ends the opening.</summary>
    Await,

    /// <summary>Writes a frame with an id of its own and waits for the reply to that id; an error ends the opening.</summary>
    Call,

    /// <summary>Jumps unless a value is there.</summary>
    Unless,

    /// <summary>Jumps.</summary>
    Jump,
}
