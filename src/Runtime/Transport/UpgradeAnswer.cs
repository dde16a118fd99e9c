using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Framewright.Transport;

/// <summary>Reads a server's answer to an upgrade request.</summary>
internal static class UpgradeAnswer
{
    // RFC 6455 has every server append this to the key before hashing.
    private const string AcceptSuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Checks that the answer is a proper upgrade to what was asked for.</summary>
    /// <returns>The sub-protocol that the server picked, or null; and whether it may compress.</returns>
    /// <exception cref="HandshakeRefusedException">It is not.</exception>
    public static (string? SubProtocol, bool IsCompressed) Verify(HttpResponseMessage response, Uri endpoint, string key, WebSocketOptions options, TimeProvider timeProvider)
    {
        var offered = options.SubProtocols;
        var status = response.StatusCode;
        if (status != HttpStatusCode.SwitchingProtocols)
            throw UpgradeFailure.Refused(endpoint, $"the answer was {(int)status} instead of 101", status, RetryAfter(response.Headers, timeProvider));

        var extensions = response.Headers.NonValidated.TryGetValues("Sec-WebSocket-Extensions", out var values) ? string.Join(',', values) : null;
        var fault = Fault(response.Headers, key, offered) ?? (extensions is null ? null : CompressionAnswer.Fault(extensions, options.AcceptCompression));
        if (fault is not null) throw UpgradeFailure.Refused(endpoint, fault, status, null);
        var chosen = Single(response.Headers, "Sec-WebSocket-Protocol");
        if (chosen is null && options.RequiresSubProtocol) throw UpgradeFailure.Refused(endpoint, $"the server chose none of the sub-protocols {string.Join(", ", offered)}; is this the right endpoint?", status, null);
        return (chosen, extensions is not null);
    }

    private static string? Fault(HttpResponseHeaders headers, string key, IReadOnlyList<string> offered)
    {
        if (!string.Equals(Single(headers, "Upgrade"), "websocket", StringComparison.OrdinalIgnoreCase))
            return "the 101 does not upgrade to a WebSocket";
        if (!headers.Connection.Contains("Upgrade", StringComparer.OrdinalIgnoreCase))
            return "the 101 has no 'Connection: Upgrade'";
        if (!string.Equals(Single(headers, "Sec-WebSocket-Accept"), Accept(key), StringComparison.Ordinal))
            return "Sec-WebSocket-Accept is missing or wrong, so that the answer is not one to this request";
        if (headers.Contains("Sec-WebSocket-Protocol") && !offered.Contains(Single(headers, "Sec-WebSocket-Protocol"), StringComparer.Ordinal))
            return "the server picked a sub-protocol that was not offered";
        return null;
    }

    private static string? Single(HttpResponseHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values) || values.Count != 1) return null;
        return values.ToString().Trim();
    }

    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider timeProvider)
    {
        if (headers.RetryAfter is not { } header) return null;
        var delay = header.Delta ?? header.Date - timeProvider.GetUtcNow();
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

#pragma warning disable CA5350 // The protocol prescribes SHA-1 here; it proves that the answer belongs to the request, not who gave it.
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptSuffix)));
#pragma warning restore CA5350
}
