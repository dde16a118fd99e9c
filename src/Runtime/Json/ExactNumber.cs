namespace Framewright.Json;

/// <summary>A JSON number as ±mantissa × 10^exponent, without rounding. The mantissa ends in no zero; the zeros taken off it are counted.</summary>
internal readonly struct ExactNumber
{
    private const int MaxDecimalScale = 28;
    private const int ExponentLimit = 1_000_000_000;
    private static readonly UInt128 MaxMantissa = UInt128.MaxValue / 10 - 1;
    private static readonly UInt128 MaxDecimal = (UInt128.One << 96) - 1;

    private readonly bool negative;
    private readonly UInt128 mantissa;
    private readonly long exponent;
    private readonly int trailingZeros;

    private ExactNumber(bool negative, UInt128 mantissa, long exponent, int trailingZeros)
    {
        this.negative = negative;
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.trailingZeros = trailingZeros;
    }

    /// <summary>Parses a number whose grammar was checked.</summary>
    /// <returns>False when it has more than about 37 significant digits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> number, out ExactNumber result)
    {
        result = default;
        UInt128 mantissa = 0;
        int zeros = 0, fraction = 0, index = 0;
        var inFraction = false;
        for (; index < number.Length && number[index] is not ((byte)'e' or (byte)'E'); index++)
        {
            if (number[index] == '.')
                inFraction = true;
            if (!char.IsAsciiDigit((char)number[index]))
                continue;
            fraction += inFraction ? 1 : 0;
            if (number[index] == '0')
            {
                zeros++;
                continue;
            }

            if (!TryScale(ref mantissa, zeros + 1, MaxMantissa))
                return false;
            mantissa += (uint)(number[index] - '0');
            zeros = 0;
        }

        var exponent = mantissa == 0 ? -fraction : Exponent(number[Math.Min(index + 1, number.Length)..]) - fraction + zeros;
        result = new ExactNumber(number[0] == '-', mantissa, exponent, zeros);
        return true;
    }

    /// <summary>The value, when it is integral and in range.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (mantissa == 0)
            return true;
        var magnitude = mantissa;
        if (exponent < 0 || !TryScale(ref magnitude, exponent, (UInt128)long.MaxValue + 1))
            return false;
        if (magnitude > (UInt128)long.MaxValue + (negative ? 1u : 0u))
            return false;
        value = negative ? (long)-(Int128)magnitude : (long)magnitude;
        return true;
    }

    /// <summary>The value, when a decimal holds it. Zeros behind the point are kept as far as there is room.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        if (mantissa == 0)
            return true;
        var magnitude = mantissa;
        var scale = Math.Max(0, -exponent);
        if (scale > MaxDecimalScale || !TryScale(ref magnitude, Math.Max(0, exponent), MaxDecimal) || magnitude > MaxDecimal)
            return false;
        for (var zeros = trailingZeros - Math.Max(0, exponent); zeros > 0 && scale < MaxDecimalScale && magnitude <= MaxDecimal / 10; zeros--)
        {
            magnitude *= 10;
            scale++;
        }

        value = new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), negative, (byte)scale);
        return true;
    }

    // Multiplies by a power of ten unless the result would pass the limit. Zero stays zero, whatever the power.
    private static bool TryScale(ref UInt128 value, long power, UInt128 limit)
    {
        for (; power > 0 && value != 0; power--)
        {
            if (value > limit / 10)
                return false;
            value *= 10;
        }

        return true;
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var value = 0L;
        foreach (var digit in text)
        {
            if (char.IsAsciiDigit((char)digit))
                value = Math.Min(ExponentLimit, value * 10 + digit - '0');
        }

        return text.StartsWith("-"u8) ? -value : value;
    }
}
