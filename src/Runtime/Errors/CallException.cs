using System.Net;

namespace Framewright;

/// <summary>The server answered a call with an error.</summary>
public sealed class CallException : RealtimeException
{
    /// <summary>Creates the error from what the server sent.</summary>
    /// <param name="method">The C# name of the method that was called.</param>
    /// <param name="error">What the server said.</param>
    /// <param name="statusCode">The status of an answer over HTTP; null for one over the socket.</param>
    public CallException(string method, ServerError error, HttpStatusCode? statusCode = null)
        : base(Advised($"The server refused '{method}': {error}.", error.Advice))
    {
        Method = method;
        Error = error;
        StatusCode = statusCode;
        Outcome = statusCode >= HttpStatusCode.InternalServerError ? CallOutcome.Unknown : CallOutcome.Rejected;
    }

    /// <summary>The status of an answer over HTTP; null for one over the socket.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>The C# name of the method that was called.</summary>
    public string Method { get; }

    /// <summary>What the server said: code, reason, message, details and delay.</summary>
    public ServerError Error { get; }

    /// <summary>The server's error code as text (a numeric code is given in decimal), or null when it sent none.</summary>
    public string? Code => Error.Code;

    /// <summary>The server's reason, or null.</summary>
    public string? Reason => Error.Reason;

    /// <summary>What the api's schema says to do about the code, or null. The message ends with it.</summary>
    public string? Advice => Error.Advice;

    /// <summary>How long the server asked to wait before another attempt, or null.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;

    /// <summary><see cref="CallOutcome.Rejected"/>, since the server answered; <see cref="CallOutcome.Unknown"/> for an HTTP status of 500 and above, which says nothing of what was done.</summary>
    public CallOutcome Outcome { get; }

    /// <summary>True when the server named a delay after which the call may be repeated.</summary>
    public override bool IsTransient => RetryAfter is not null;
}
