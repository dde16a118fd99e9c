using System.Text;
using Framewright.Generator.Model;

namespace Framewright.Generator.Json;

/// <summary>The tokens below <see cref="JsonReader"/>: trivia, strings, numbers, words. Keeps the first error only.</summary>
internal sealed class JsonScanner(string text)
{
    /// <summary>Stands for "no more text". A NUL in the text is an error everywhere, so the two need no telling apart.</summary>
    private const char End = '\0';

    public int Position { get; private set; }

    public JsonError? Error { get; private set; }

    public bool AtEnd => Position >= text.Length;

    public char Current => At(Position);

    public void Advance(int count = 1) => Position += count;

    public void Fail(int start, int length, string message)
    {
        var from = Math.Min(start, text.Length);
        Error ??= new JsonError(from, Math.Min(length, text.Length - from), message);
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || Current != expected) return false;
        Position++;
        return true;
    }

    public void SkipByteOrderMark() => TryTake('\uFEFF');

    /// <summary>Skips white space and comments; false for a comment without an end.</summary>
    public bool SkipTrivia()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t' or '\r' or '\n')
            {
                Position++;
            }
            else if (Current == '/' && At(Position + 1) == '/')
            {
                SkipLine();
            }
            else if (Current == '/' && At(Position + 1) == '*')
            {
                if (!SkipBlock()) return false;
            }
            else
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>The letters, digits and underscores that stand here, at least one character unless the text ends.</summary>
    public string PeekWord()
    {
        var end = Position;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        if (end == Position && !AtEnd) end++;
        return text.Substring(Position, end - Position);
    }

    public JsonStringSyntax? ReadString()
    {
        var start = Position++;
        var plain = Position;
        StringBuilder? unescaped = null;
        while (!AtEnd && Current >= ' ')
        {
            if (Current == '"')
            {
                var tail = text.Substring(plain, Position - plain);
                Position++;
                return new JsonStringSyntax(start, Position - start, unescaped is null ? tail : unescaped.Append(tail).ToString());
            }

            if (Current != '\\')
            {
                Position++;
                continue;
            }

            unescaped ??= new StringBuilder();
            unescaped.Append(text, plain, Position - plain);
            if (!ReadEscape(unescaped)) return null;
            plain = Position;
        }

        Fail(start, Position - start, AtEnd || Current is '\r' or '\n'
            ? "close the string with a quotation mark on its line"
            : "write control characters inside a string as \\u escapes");
        return null;
    }

    public JsonLiteralSyntax? ReadNumber()
    {
        var start = Position;
        TryTake('-');
        var whole = Position;
        var digits = SkipDigits();
        var valid = digits == 1 || (digits > 1 && text[whole] != '0');
        if (TryTake('.')) valid &= SkipDigits() > 0;
        if (Current is 'e' or 'E')
        {
            Position++;
            if (Current is '+' or '-') Position++;
            valid &= SkipDigits() > 0;
        }

        if (valid && !char.IsLetterOrDigit(Current)) return new JsonLiteralSyntax(start, LiteralKind.Number, text.Substring(start, Position - start));
        Fail(start, Position - start, "write a number as JSON does: digits without a leading zero, then an optional fraction and exponent");
        return null;
    }

    private int SkipDigits()
    {
        var start = Position;
        while (Current is >= '0' and <= '9') Position++;
        return Position - start;
    }

    private bool ReadEscape(StringBuilder unescaped)
    {
        var escaped = At(Position + 1);
        var index = "\"\\/bfnrt".IndexOf(escaped);
        if (index >= 0 && escaped != End)
        {
            unescaped.Append("\"\\/\b\f\n\r\t"[index]);
            Position += 2;
            return true;
        }

        if (escaped == 'u' && TryReadHex(Position + 2, out var unit))
        {
            unescaped.Append(unit);
            Position += 6;
            return true;
        }

        Fail(Position, escaped == 'u' ? 6 : 2, "write one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits");
        return false;
    }

    private bool TryReadHex(int start, out char unit)
    {
        var value = 0;
        for (var i = start; i < start + 4; i++)
        {
            var digit = At(i) switch
            {
                >= '0' and <= '9' and var c => c - '0',
                >= 'a' and <= 'f' and var c => c - 'a' + 10,
                >= 'A' and <= 'F' and var c => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                unit = End;
                return false;
            }

            value = (value << 4) | digit;
        }

        unit = (char)value;
        return true;
    }

    private void SkipLine()
    {
        while (!AtEnd && Current is not ('\r' or '\n')) Position++;
    }

    private bool SkipBlock()
    {
        var close = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            Fail(Position, 2, "close the comment with */");
            return false;
        }

        Position = close + 2;
        return true;
    }

    private char At(int index) => index < text.Length ? text[index] : End;
}
