using System.Text;
using System.Text.RegularExpressions;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>
/// Half a surrogate pair is legal in JSON text but cannot be a .NET string from a JSON node. The real servers send it back as
/// the replacement character, so that is what it becomes on the way in.
/// </summary>
internal static partial class LoneSurrogates
{
    public static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0)
            return utf8;
        var text = Escapes.Replace(Encoding.UTF8.GetString(utf8), escape => escape.Groups["lone"].Success ? "\\ufffd" : escape.Value);
        return Encoding.UTF8.GetBytes(text);
    }

    // Every escape is consumed, whole pairs first, so that neither an escaped backslash nor a pair's half is mistaken.
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<lone>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes { get; }
}
