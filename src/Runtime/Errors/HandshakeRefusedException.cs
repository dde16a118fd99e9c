using System.Net;

namespace Framewright;

/// <summary>The server, or a proxy before it, refused the WebSocket upgrade or the protocol's opening.</summary>
public sealed class HandshakeRefusedException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was refused and what to do, without secrets.</param>
    /// <param name="statusCode">The HTTP status of a refused upgrade; null when the protocol's opening was refused after it.</param>
    /// <param name="retryAfter">How long the server asked to wait, when it did.</param>
    /// <param name="isTransient">Whether another attempt may succeed.</param>
    /// <param name="innerException">The underlying error, when there was one.</param>
    /// <param name="code">The server's error code as text, or null.</param>
    public HandshakeRefusedException(string message, HttpStatusCode? statusCode = null, TimeSpan? retryAfter = null, bool isTransient = false, Exception? innerException = null, string? code = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        RetryAfter = retryAfter;
        IsTransient = isTransient;
        Code = code;
    }

    /// <summary>The server's error code as text, or null.</summary>
    public string? Code { get; }

    /// <summary>The HTTP status of a refused upgrade; null when the upgrade never got an answer or the protocol's opening was refused.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>How long the server asked to wait before another attempt (the <c>Retry-After</c> header), or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
