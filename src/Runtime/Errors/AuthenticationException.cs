namespace Framewright;

/// <summary>The server did not accept the credentials that the connection was given.</summary>
public sealed class AuthenticationException : RealtimeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What was refused and what to do, without secrets.</param>
    /// <param name="code">The server's error code as text, or null.</param>
    /// <param name="reason">The server's reason, or null.</param>
    /// <param name="isTransient">Whether the same credentials may be accepted later.</param>
    /// <param name="retryAfter">How long the server asked to wait, or null.</param>
    /// <param name="innerException">The failed call, when there was one.</param>
    /// <param name="advice">What the api's schema says to do about the code, or null. The message ends with it.</param>
    public AuthenticationException(string message, string? code = null, string? reason = null, bool isTransient = false, TimeSpan? retryAfter = null, Exception? innerException = null, string? advice = null)
        : base(Advised(message, advice), innerException)
    {
        Advice = advice;
        Code = code;
        Reason = reason;
        IsTransient = isTransient;
        RetryAfter = retryAfter;
    }

    /// <summary>The server's error code as text (a numeric code is given in decimal), or null.</summary>
    public string? Code { get; }

    /// <summary>The server's reason, or null.</summary>
    public string? Reason { get; }

    /// <summary>What the api's schema says to do about the code, or null. The message ends with it.</summary>
    public string? Advice { get; }

    /// <summary>How long the server asked to wait before another attempt, or null.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>False when the api's schema lists the code as terminal: the same credentials will never be accepted.</summary>
    public override bool IsTransient { get; }
}
