using System.Text.Json;

namespace Framewright.Strict.Tests.Differential;

/// <summary>The oracle: what the framework's reader says, with its default options.</summary>
internal static class ReaderWalk
{
    public static bool Accepts(ReadOnlySpan<byte> json) => Accepts(json, out _);

    /// <param name="json">The text.</param>
    /// <param name="tokens">A hash of all tokens, as <see cref="CursorWalk"/> makes it.</param>
    public static bool Accepts(ReadOnlySpan<byte> json, out ulong tokens)
    {
        var hash = new Checksum();
        tokens = 0;
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        hash.Add('n', reader.ValueSpan);
                        break;
                    case JsonTokenType.String:
                        hash.Add(reader.ValueIsEscaped ? 'e' : 's', reader.ValueSpan);
                        break;
                    case JsonTokenType.Number:
                        hash.Add('0', reader.ValueSpan);
                        break;
                    default:
                        hash.Add((char)('A' + (int)reader.TokenType));
                        break;
                }
            }

            tokens = hash.Value;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
