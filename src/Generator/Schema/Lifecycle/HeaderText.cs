namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>What HTTP allows in the header of an upgrade.</summary>
internal static class HeaderText
{
    private const string Marks = "!#$%&'*+-.^_`|~";

    private static readonly string[] OfHandshake =
    {
        "Connection", "Upgrade", "Content-Length", "Transfer-Encoding",
        "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions",
    };

    /// <summary>Whether a text is one token: a header's name or a sub-protocol.</summary>
    public static bool IsToken(string text)
    {
        foreach (var c in text)
        {
            if (c >= 128 || (!char.IsLetterOrDigit(c) && Marks.IndexOf(c) < 0)) return false;
        }

        return text.Length > 0;
    }

    /// <summary>Whether the handshake writes the header itself.</summary>
    public static bool IsOfHandshake(string name)
    {
        foreach (var own in OfHandshake)
        {
            if (string.Equals(own, name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
