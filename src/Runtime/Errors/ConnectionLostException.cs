using Framewright.Protocol;

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
    /// <param name="action">What the end of the socket asks for.</param>
    /// <param name="isRepeatable">Whether the server recognises a repeat, so that repeating what may have been done does no harm.</param>
    public ConnectionLostException(string message, CallOutcome outcome = CallOutcome.Unknown, int? closeCode = null, string? closeReason = null, Exception? innerException = null, CloseAction action = CloseAction.Retry, bool isRepeatable = false)
        : base(message, innerException)
    {
        Action = action;
        Outcome = outcome;
        CloseCode = closeCode;
        CloseReason = closeReason;
        IsRepeatable = isRepeatable;
    }

    /// <summary>What is known of the operation that was under way: <see cref="CallOutcome.NotSent"/> or <see cref="CallOutcome.Unknown"/>.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>The WebSocket close code that the peer sent, or null when the socket ended without one.</summary>
    public int? CloseCode { get; }

    /// <summary>The close reason that the peer sent, or null.</summary>
    public string? CloseReason { get; }

    /// <summary>What the end of the socket asks for by the protocol's schema: to connect again, to do so as a new session, or not to.</summary>
    public CloseAction Action { get; }

    /// <summary>Whether the server recognises a repeat of the call by an id in its parameters (the schema's <c>idempotent</c>), so that repeating it with the same id does no harm.</summary>
    public bool IsRepeatable { get; }

    /// <summary>True when the operation was never sent, and when it may have been and is <see cref="IsRepeatable"/>. Never true when the protocol says not to connect again.</summary>
    public override bool IsTransient => (Outcome == CallOutcome.NotSent || IsRepeatable) && Action != CloseAction.Stop;
}
