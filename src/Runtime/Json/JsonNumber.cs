using System.Buffers.Text;
using System.Globalization;

namespace Framewright.Json;

/// <summary>The grammar and the values of JSON numbers.</summary>
internal static class JsonNumber
{
    /// <summary>The length of the number at the start of the bytes; 0 when there is none, or when something that ends no number follows.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        var index = At(bytes, 0, '-') ? 1 : 0;
        var digits = Digits(bytes, index);
        if (digits == 0 || (digits > 1 && bytes[index] == '0'))
            return 0;
        index += digits;
        if (At(bytes, index, '.'))
        {
            digits = Digits(bytes, ++index);
            if (digits == 0)
                return 0;
            index += digits;
        }

        if (At(bytes, index, 'e') || At(bytes, index, 'E'))
        {
            index++;
            if (At(bytes, index, '+') || At(bytes, index, '-'))
                index++;
            digits = Digits(bytes, index);
            if (digits == 0)
                return 0;
            index += digits;
        }

        return index == bytes.Length || bytes[index] is (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' ? index : 0;
    }

    /// <summary>The value of a number that is integral, in whatever form it is written, and in range.</summary>
    public static bool TryGetInt64(ReadOnlySpan<byte> number, out long value) =>
        (Utf8Parser.TryParse(number, out value, out var consumed) && consumed == number.Length)
        || (ExactNumber.TryParse(number, out var exact) && exact.TryGetInt64(out value));

    /// <summary>The value of a number that is integral, in whatever form it is written, and in range.</summary>
    public static bool TryGetInt32(ReadOnlySpan<byte> number, out int value)
    {
        var inRange = TryGetInt64(number, out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = inRange ? (int)wide : 0;
        return inRange;
    }

    /// <summary>The value of a number that a decimal holds without loss.</summary>
    public static bool TryGetDecimal(ReadOnlySpan<byte> number, out decimal value)
    {
        value = 0;
        return ExactNumber.TryParse(number, out var exact) && exact.TryGetDecimal(out value);
    }

    /// <summary>The double next to a number.</summary>
    /// <returns>False when it is beyond the largest double.</returns>
    public static bool TryGetDouble(ReadOnlySpan<byte> number, out double value) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool At(ReadOnlySpan<byte> bytes, int index, char expected) => index < bytes.Length && bytes[index] == expected;

    private static int Digits(ReadOnlySpan<byte> bytes, int index)
    {
        var start = index;
        while (index < bytes.Length && char.IsAsciiDigit((char)bytes[index]))
            index++;
        return index - start;
    }
}
