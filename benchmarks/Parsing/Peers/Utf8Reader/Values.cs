using System.Buffers;
using System.Text.Json;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

/// <summary>Folds the value under the reader, without a string, and leaves the reader on its last token. A null contributes nothing.</summary>
internal static class Values
{
    private const int StackLimit = 512;

    public static void Text(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.ValueIsEscaped)
            EscapedText(ref reader, member, 0, ref checksum);
        else
            checksum.Text(member, TextSpan(ref reader));
    }

    public static void Number(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType != JsonTokenType.Null)
            checksum.Number(member, reader.GetInt64());
    }

    public static void Flag(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType != JsonTokenType.Null)
            checksum.Flag(member, reader.GetBoolean());
    }

    public static void Date(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || !reader.ValueTextEquals("$date"u8) || !reader.Read())
            throw new JsonException("not a date");
        checksum.Number(member, reader.GetInt64());
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject)
            throw new JsonException("not a date");
    }

    public static void Texts(ref Utf8JsonReader reader, Member member, ref ExtractedChecksum checksum)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        for (int i = 0; NextItem(ref reader); i++)
        {
            if (reader.ValueIsEscaped)
                EscapedText(ref reader, member, i, ref checksum);
            else
                checksum.Item(member, i, TextSpan(ref reader));
        }
    }

    /// <summary>Moves to the next member's name; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves to the next item's first token; false at the end of the array.</summary>
    public static bool NextItem(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;

    private static ReadOnlySpan<byte> TextSpan(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.ValueSpan : throw new JsonException("not a text");

    private static void EscapedText(ref Utf8JsonReader reader, Member member, int index, ref ExtractedChecksum checksum)
    {
        int length = reader.ValueSpan.Length;
        byte[]? rented = length > StackLimit ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> unescaped = rented ?? stackalloc byte[StackLimit];
        int written = reader.CopyString(unescaped);
        checksum.Item(member, index, unescaped[..written]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }
}
