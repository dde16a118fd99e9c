using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>The grammar and the values of JSON numbers.</summary>
internal static class JsonNumber
{
    private static readonly long[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

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
    public static bool TryGetInt64(ReadOnlySpan<byte> number, out long value) => TryGetDigits(number, out value) || TryGetAnyInt64(number, out value);

    /// <summary>The value of thirteen digits.</summary>
    /// <param name="number">Thirteen bytes.</param>
    /// <param name="value">The value, when they are digits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetThirteenDigits(ReadOnlySpan<byte> number, out long value)
    {
        // The last eight without the three that are among the first eight.
        var (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(number), BinaryPrimitives.ReadUInt64LittleEndian(number[5..]));
        value = EightDigits(first) * 100_000L + EightDigits(last & (ulong.MaxValue << 24));
        return AreDigits(first) & AreDigits(last);
    }

    // Apart, so that it is not inlined wherever a number is read.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryGetAnyInt64(ReadOnlySpan<byte> number, out long value) =>
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

    // Up to eighteen digits and nothing else, as nearly all numbers are: no sign, and no overflow.
    private static bool TryGetDigits(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        if (number.Length is 0 or > 18)
            return false;
        if (number.Length is > sizeof(ulong) and <= 2 * sizeof(ulong))
            return TryGetTwoWords(number, out value);
        for (; number.Length >= sizeof(ulong); number = number[sizeof(ulong)..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(number);
            if (!AreDigits(word))
                return false;
            value = value * 100_000_000 + EightDigits(word);
        }

        foreach (var digit in number)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            value = value * 10 + (digit - '0');
        }

        return true;
    }

    // Nine to sixteen digits, as moments have: the first eight, and the last eight without those that the two have in common.
    private static bool TryGetTwoWords(ReadOnlySpan<byte> number, out long value)
    {
        var (first, last) = (BinaryPrimitives.ReadUInt64LittleEndian(number), BinaryPrimitives.ReadUInt64LittleEndian(number[^sizeof(ulong)..]));
        var others = number.Length - sizeof(ulong);
        value = EightDigits(first) * PowersOfTen[others] + EightDigits(last & (ulong.MaxValue << (8 * (sizeof(ulong) - others))));
        return AreDigits(first) && AreDigits(last);
    }

    // A digit's upper half is 3, and stays 3 when 6 is added.
    internal static bool AreDigits(ulong word) =>
        (word & 0xF0F0F0F0F0F0F0F0) == 0x3030303030303030 && ((word + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) == 0x3030303030303030;

    // Neighbours become pairs, pairs become fours, fours become the value; the first digit is in the lowest byte.
    private static uint EightDigits(ulong word)
    {
        var pairs = (word & 0x0F0F0F0F0F0F0F0F) * (1 + (10 << 8)) >> 8;
        var fours = (pairs & 0x00FF00FF00FF00FF) * (1 + (100 << 16)) >> 16;
        return (uint)((fours & 0x0000FFFF0000FFFF) * (1 + (10_000UL << 32)) >> 32);
    }

    private static bool At(ReadOnlySpan<byte> bytes, int index, char expected) => index < bytes.Length && bytes[index] == expected;

    private static int Digits(ReadOnlySpan<byte> bytes, int index)
    {
        var start = index;
        while (bytes.Length - index >= sizeof(ulong) && AreDigits(BinaryPrimitives.ReadUInt64LittleEndian(bytes[index..])))
            index += sizeof(ulong);
        while (index < bytes.Length && char.IsAsciiDigit((char)bytes[index]))
            index++;
        return index - start;
    }
}
