namespace Framewright;

/// <summary>The socket ended, was given up, or the connection was disposed while an operation depended on it.</summary>
public sealed class ConnectionLostException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What happened, in a sentence without secrets.</param>
    /// <param name="outcome">What is known of the operation that was under way.</param>
    /// <param name="closeCode">The WebSocket close code, when the peer sent one.</param>
    /// <param name="closeReason">The peer's close reason, when it sent one.</param>
    /// <param name="innerException">The transport's own error, when there was one.</param>
    public ConnectionLostException(string message, CallOutcome outcome = CallOutcome.Unknown, int? closeCode = null, string? closeReason = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Outcome = outcome;
        CloseCode = closeCode;
        CloseReason = closeReason;
    }

    /// <summary>What is known of the operation that was under way: <see cref="CallOutcome.NotSent"/> or <see cref="CallOutcome.Unknown"/>.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>The WebSocket close code that the peer sent, or null when the socket ended without one.</summary>
    public int? CloseCode { get; }

    /// <summary>The close reason that the peer sent, or null.</summary>
    public string? CloseReason { get; }

    /// <summary>True when the operation was never sent; one that may have been written is not safe to repeat blindly.</summary>
    public override bool IsTransient => Outcome == CallOutcome.NotSent;
}
