using System.Net;

namespace Framewright.Transport;

/// <summary>Turns what went wrong while a socket was opened into the errors that callers see.</summary>
internal static class UpgradeFailure
{
    /// <summary>The error for an attempt that HTTP itself gave up.</summary>
    public static RealtimeException Of(Uri endpoint, HttpRequestException error) => error.HttpRequestError switch
    {
        // Its message names the proxy's address, which may hold a password: neither the text nor the error goes on.
        HttpRequestError.ProxyTunnelError when error.StatusCode is { } status => Refused(endpoint, $"the proxy answered {(int)status}", status, null),
        HttpRequestError.ProxyTunnelError => NotConnected(endpoint, "the proxy could not be used", error.InnerException),
        HttpRequestError.InvalidResponse => Refused(endpoint, "the answer was not HTTP/1.1; is this the right port?", null, null, error),
        HttpRequestError.NameResolutionError => NotConnected(endpoint, "the name could not be resolved", error),
        HttpRequestError.SecureConnectionError => NotConnected(endpoint, "TLS failed; the inner error says why", error),
        HttpRequestError.ConnectionError => NotConnected(endpoint, "nothing could be reached there", error),
        _ => NotConnected(endpoint, "the connection broke during the handshake", error),
    };

    /// <summary>The error for an answer with another status than 101, or with a wrong 101.</summary>
    public static HandshakeRefusedException Refused(Uri endpoint, string reason, HttpStatusCode? status, TimeSpan? retryAfter, Exception? innerException = null) =>
        new($"The upgrade of {EndpointText.Of(endpoint)} was refused: {reason}.", status, retryAfter, IsTransient(status), innerException);

    /// <summary>The error for an attempt without an answer.</summary>
    public static ConnectionLostException NotConnected(Uri endpoint, string reason, Exception? innerException) =>
        new($"No connection to {EndpointText.Of(endpoint)}: {reason}.", CallOutcome.NotSent, innerException: innerException);

    public static bool IsTransient(HttpStatusCode? status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError;
}
