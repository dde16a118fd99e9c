using System.Text;

namespace Framewright.Json;

/// <summary>Makes strings of UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>The text as a string. Plain ASCII, as most texts are, is only widened.</summary>
    /// <param name="utf8">The text; what is no UTF-8 reads as U+FFFD.</param>
    public static string ToString(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        return Ascii.IsValid(utf8) ? string.Create(utf8.Length, utf8, static (text, bytes) => Ascii.ToUtf16(bytes, text, out _)) : Encoding.UTF8.GetString(utf8);
    }
}
