using Framewright.Json;

namespace Framewright.Session;

/// <summary>The body of a frame that is JSON inside of a JSON string, unescaped into a buffer that the next such frame uses again. Owned by the reader.</summary>
internal sealed class TextBody
{
    // What one enormous frame blew up is given back with the next one.
    private const int KeptBytes = 1 << 20;

    private byte[] buffer = [];

    /// <summary>Unescapes the string that follows.</summary>
    /// <param name="cursor">At the string; afterwards just behind it.</param>
    /// <returns>The JSON in it, valid until the next call; empty for a null.</returns>
    /// <exception cref="FrameFormatException">It is neither a string nor null.</exception>
    public ReadOnlySpan<byte> Read(ref JsonCursor cursor)
    {
        var kind = cursor.Peek();
        if (kind is not (JsonKind.String or JsonKind.Null)) cursor.Fault("a string that holds JSON");
        var token = cursor.Skip().Of(cursor.Frame);
        if (kind == JsonKind.Null) return default;
        var raw = token[1..^1];
        if (buffer.Length < raw.Length || (buffer.Length > KeptBytes && raw.Length <= KeptBytes)) buffer = new byte[Math.Max(1024, raw.Length)];
        JsonEscapes.TryUnescape(raw, buffer, out var length);
        return buffer.AsSpan(0, length);
    }
}
