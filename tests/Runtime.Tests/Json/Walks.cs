using System.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

/// <summary>The same text walked by the cursor and by <see cref="Utf8JsonReader"/>; both give the tokens, or null when they reject it.</summary>
internal static class Walks
{
    public static bool ReaderAccepts(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool SkipAccepts(ReadOnlySpan<byte> json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            var range = cursor.Skip();
            Assert.Equal(range.Start + range.Length, cursor.Position);
            Assert.Equal(0, cursor.Depth);
            cursor.ExpectEnd();
            return true;
        }
        catch (FrameFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, json.Length);
            return false;
        }
    }

    public static bool ReadJsonAccepts(ReadOnlySpan<byte> json)
    {
        try
        {
            var cursor = new JsonCursor(json);
            cursor.ReadJson();
            cursor.ExpectEnd();
            return true;
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }

    /// <summary>As a generated parser walks: typed reads, names by <see cref="JsonCursor.ReadName"/>.</summary>
    public static List<string>? CursorTokens(ReadOnlySpan<byte> json)
    {
        try
        {
            var tokens = new List<string>();
            var cursor = new JsonCursor(json);
            Visit(ref cursor, tokens);
            cursor.ExpectEnd();
            return tokens;
        }
        catch (FrameFormatException)
        {
            return null;
        }
    }

    public static List<string>? ReaderTokens(ReadOnlySpan<byte> json)
    {
        try
        {
            var tokens = new List<string>();
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
                tokens.Add(Token(ref reader));
            return tokens;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Visit(ref JsonCursor cursor, List<string> tokens)
    {
        switch (cursor.Peek())
        {
            case JsonKind.Object:
                tokens.Add("{");
                for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
                {
                    tokens.Add("name " + Encoding.UTF8.GetString(cursor.ReadName()));
                    Visit(ref cursor, tokens);
                }

                tokens.Add("}");
                break;
            case JsonKind.Array:
                tokens.Add("[");
                for (var more = cursor.EnterArray(); more; more = cursor.NextElement())
                    Visit(ref cursor, tokens);
                tokens.Add("]");
                break;
            case JsonKind.String:
                tokens.Add("text " + TextCodec.View(cursor.Frame, null!, cursor.ReadText()).ToString());
                break;
            case JsonKind.Number:
                var number = cursor.ReadNumber();
                tokens.Add("number " + Encoding.UTF8.GetString(cursor.Frame.Slice(number.Start, number.Length)));
                break;
            case JsonKind.Null:
                Assert.True(cursor.ReadJson().IsNull);
                tokens.Add("null");
                break;
            default:
                tokens.Add(cursor.ReadBoolean().Kind == SlotKind.True ? "true" : "false");
                break;
        }
    }

    private static string Token(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "{",
        JsonTokenType.EndObject => "}",
        JsonTokenType.StartArray => "[",
        JsonTokenType.EndArray => "]",
        JsonTokenType.PropertyName => "name " + Unescaped(ref reader),
        JsonTokenType.String => "text " + Unescaped(ref reader),
        JsonTokenType.Number => "number " + Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.Null => "null",
        JsonTokenType.True => "true",
        _ => "false",
    };

    // GetString throws for the escape of a lone surrogate and for bad UTF-8; there the escapes are decoded to UTF-16 by hand.
    private static string Unescaped(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return UnescapedByHand(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static string UnescapedByHand(string raw)
    {
        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            var kind = raw[++i];
            if (kind == 'u')
            {
                text.Append((char)Convert.ToInt32(raw.Substring(i + 1, 4), 16));
                i += 4;
            }
            else
            {
                text.Append("\b\f\n\r\t\"\\/"["bfnrt\"\\/".IndexOf(kind, StringComparison.Ordinal)]);
            }
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
