namespace Framewright;

/// <summary>What is known about the server's side of an operation that failed.</summary>
public enum CallOutcome
{
    /// <summary>The server cannot have acted: the frame was never handed to the socket, or the server answered that it has to wait and it was not sent again.</summary>
    NotSent,

    /// <summary>The server answered with an error; it did not do what was asked.</summary>
    Rejected,

    /// <summary>The frame may have been written and no answer came; the server may or may not have acted on it.</summary>
    Unknown,
}
