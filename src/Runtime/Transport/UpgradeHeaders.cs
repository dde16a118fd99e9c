using System.Buffers;
using System.Collections.Frozen;

namespace Framewright.Transport;

/// <summary>What may stand in the headers of an upgrade request.</summary>
internal static class UpgradeHeaders
{
    private static readonly SearchValues<char> TokenChars = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\0");

    private static readonly FrozenSet<string> OwnNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Connection", "Upgrade", "Content-Length", "Transfer-Encoding",
        "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");

    /// <summary>A copy of the headers; throws when one would change the handshake or break out of its line. Values are never quoted, they may be secrets.</summary>
    public static Dictionary<string, string> Validated(IReadOnlyDictionary<string, string> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var copy = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (!IsToken(name)) throw new ArgumentException("A header's name is empty or holds a character that HTTP does not allow.", nameof(headers));
            if (OwnNames.Contains(name)) throw new ArgumentException($"The header '{name}' belongs to the handshake and cannot be given.", nameof(headers));
            if (value is null || value.AsSpan().ContainsAny(LineBreaks)) throw new ArgumentException($"The value of the header '{name}' is null or holds a line break.", nameof(headers));
            copy[name] = value;
        }

        return copy;
    }

    /// <summary>A copy of the sub-protocols; throws when one is no token or is offered twice.</summary>
    public static string[] ValidatedSubProtocols(IReadOnlyList<string> subProtocols)
    {
        ArgumentNullException.ThrowIfNull(subProtocols);
        var copy = subProtocols.ToArray();
        if (!Array.TrueForAll(copy, IsToken)) throw new ArgumentException("A sub-protocol is empty or holds a character that HTTP does not allow.", nameof(subProtocols));
        if (copy.Distinct(StringComparer.Ordinal).Count() != copy.Length) throw new ArgumentException("A sub-protocol is offered twice.", nameof(subProtocols));
        return copy;
    }

    private static bool IsToken(string text) => !string.IsNullOrEmpty(text) && !text.AsSpan().ContainsAnyExcept(TokenChars);
}
