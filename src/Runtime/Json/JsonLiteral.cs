namespace Framewright.Json;

/// <summary>The three words of JSON.</summary>
internal static class JsonLiteral
{
    /// <summary>The length of the word that the bytes start with; 0 for none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("true"u8) || bytes.StartsWith("null"u8))
            return 4;
        return bytes.StartsWith("false"u8) ? 5 : 0;
    }
}
