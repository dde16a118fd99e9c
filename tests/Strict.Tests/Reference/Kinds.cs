using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Framewright.Strict.Tests.Reference;

/// <summary>The rules of the kinds and their values, told a second time by means of <see cref="JsonElement"/>.</summary>
internal static class Kinds
{
    private const int LongestExact = 600;

    public static bool IsNothing(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public static Verdict Any(JsonElement value) => Verdict.Conforms;

    public static Verdict Text(JsonElement value) => Of(value, IsNothing(value) || value.ValueKind == JsonValueKind.String);

    public static Verdict Boolean(JsonElement value) => Of(value, IsNothing(value) || value.ValueKind is JsonValueKind.True or JsonValueKind.False);

    public static Verdict Int32(JsonElement value) => Integer(value, int.MinValue, int.MaxValue);

    public static Verdict Int64(JsonElement value) => Integer(value, long.MinValue, long.MaxValue);

    public static Verdict Double(JsonElement value) => Of(value, IsNothing(value) || (value.ValueKind == JsonValueKind.Number && double.IsFinite(DoubleOf(value))));

    public static Verdict Decimal(JsonElement value) => Of(value, IsNothing(value) || (value.ValueKind == JsonValueKind.Number && FitsDecimal(Exact(value.GetRawText()))));

    public static Verdict DecimalText(JsonElement value)
    {
        if (IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.String) return Verdict.Differs;
        var text = StringOf(value)!;

        // Longer ones are refused whatever they say.
        if (text.Length > 128) return Verdict.Differs;
        return Of(value, IsNumber(text) && FitsDecimal(Exact(text)));
    }

    /// <summary>A number of units since 1970; beyond what a moment can be it counts as null.</summary>
    public static Verdict UnixTime(JsonElement value) => Of(value, IsNothing(value) || value.ValueKind == JsonValueKind.Number);

    public static Verdict IsoDate(JsonElement value)
    {
        if (IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.String) return Verdict.Differs;
        StringOf(value);
        return value.TryGetDateTimeOffset(out _) ? Verdict.Conforms : value.TryGetDateTime(out _) ? Verdict.Undecided : Verdict.Differs;
    }

    public static Verdict EjsonDate(JsonElement value) => value.ValueKind == JsonValueKind.String ? IsoDate(value) : Wrapped(value, "$date", UnixTime);

    public static Verdict Base64(JsonElement value)
    {
        if (IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.String) return Verdict.Differs;
        StringOf(value);
        return value.TryGetBytesFromBase64(out _) ? Verdict.Conforms : Verdict.Undecided;
    }

    public static Verdict EjsonBinary(JsonElement value) => Wrapped(value, "$binary", Base64);

    public static Verdict Array(JsonElement value, Func<JsonElement, Verdict> item) =>
        IsNothing(value) ? Verdict.Conforms : value.ValueKind != JsonValueKind.Array ? Verdict.Differs : All(value.EnumerateArray().Select(item));

    public static Verdict Map(JsonElement value, Func<JsonElement, Verdict> item) =>
        IsNothing(value) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) ? Verdict.Conforms
        : value.ValueKind != JsonValueKind.Object ? Verdict.Differs
        : All(value.EnumerateObject().Select(member => item(member.Value)));

    public static Verdict All(IEnumerable<Verdict> verdicts)
    {
        var all = Verdict.Conforms;
        foreach (var verdict in verdicts)
        {
            if (verdict == Verdict.Differs) return verdict;
            if (verdict == Verdict.Undecided) all = verdict;
        }

        return all;
    }

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new UndecidedException();
        }
    }

    /// <summary>The text; null when there is none.</summary>
    public static string? StringOf(JsonElement value)
    {
        try
        {
            return IsNothing(value) ? null : value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new UndecidedException();
        }
    }

    public static long IntegerOf(JsonElement value) =>
        IsNothing(value) ? 0 : value.TryGetInt64(out var plain) ? plain : (long)(Exact(value.GetRawText()) is var exact && exact.Mantissa.IsZero ? 0 : exact.Mantissa * BigInteger.Pow(10, exact.Exponent));

    public static double DoubleOf(JsonElement value) => IsNothing(value) ? 0 : double.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static bool SameDecimal(string text, decimal ours)
    {
        var theirs = Exact(text);
        var other = Exact(ours.ToString(CultureInfo.InvariantCulture));
        return theirs.Mantissa == other.Mantissa && (theirs.Mantissa.IsZero || theirs.Exponent == other.Exponent);
    }

    /// <summary>The moment in ticks of UTC, or null for what counts as null.</summary>
    public static long? UnixTicksOf(JsonElement value, long ticksPerUnit)
    {
        if (IsNothing(value)) return null;

        // Fractions are rounded, which is tested elsewhere.
        if (!value.TryGetInt64(out var units)) throw new UndecidedException();
        var ticks = (Int128)units * ticksPerUnit + DateTime.UnixEpoch.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : (long)ticks;
    }

    public static long? IsoTicksOf(JsonElement value)
    {
        if (IsNothing(value)) return null;

        // The machine's time zone is what the reference would take.
        if (!value.TryGetDateTime(out var local) || local.Kind == DateTimeKind.Unspecified) return local.Ticks;
        return value.GetDateTimeOffset().UtcTicks;
    }

    public static long? EjsonTicksOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? IsoTicksOf(value) : UnixTicksOf(Inner(value, "$date"), TimeSpan.TicksPerMillisecond);

    /// <summary>The last member of a name; undefined when there is none.</summary>
    public static JsonElement Inner(JsonElement value, string name)
    {
        var found = default(JsonElement);
        if (value.ValueKind != JsonValueKind.Object) return found;
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) == name) found = member.Value;
        }

        return found;
    }

    private static Verdict Of(JsonElement value, bool conforms)
    {
        // Asks for the text, because one that nobody can read is not decided.
        if (conforms && value.ValueKind == JsonValueKind.String) StringOf(value);
        return conforms ? Verdict.Conforms : Verdict.Differs;
    }

    private static Verdict Wrapped(JsonElement value, string name, Func<JsonElement, Verdict> inner)
    {
        if (IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.Object) return Verdict.Differs;
        var isThere = false;
        var all = Verdict.Conforms;
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) != name) continue;
            isThere = true;
            var verdict = inner(member.Value);
            if (verdict != Verdict.Conforms && all != Verdict.Differs) all = verdict;
        }

        return isThere ? all : Verdict.Differs;
    }

    private static Verdict Integer(JsonElement value, long least, long most)
    {
        if (IsNothing(value)) return Verdict.Conforms;
        if (value.ValueKind != JsonValueKind.Number) return Verdict.Differs;
        if (value.TryGetInt64(out var plain)) return plain >= least && plain <= most ? Verdict.Conforms : Verdict.Differs;
        var (mantissa, exponent) = Exact(value.GetRawText());
        if (mantissa.IsZero) return Verdict.Conforms;
        if (exponent is < 0 or > 19) return Verdict.Differs;
        var exact = mantissa * BigInteger.Pow(10, exponent);
        return exact >= least && exact <= most ? Verdict.Conforms : Verdict.Differs;
    }

    private static bool FitsDecimal((BigInteger Mantissa, int Exponent) number)
    {
        if (number.Mantissa.IsZero) return true;
        if (number.Exponent is < -28 or > 29) return false;
        return BigInteger.Abs(number.Mantissa) * BigInteger.Pow(10, Math.Max(0, number.Exponent)) < BigInteger.One << 96;
    }

    private static bool IsNumber(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0 || bytes[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')) || !char.IsAsciiDigit(text[^1])) return false;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The number as mantissa × 10^exponent, where the mantissa ends in no zero.</summary>
    private static (BigInteger Mantissa, int Exponent) Exact(string text)
    {
        if (text.Length > LongestExact) throw new UndecidedException();
        var mark = text.AsSpan().IndexOfAny('e', 'E');
        var digits = mark < 0 ? text : text[..mark];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var mantissa = BigInteger.Parse(digits.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (mantissa.IsZero) return (mantissa, 0);
        if (mark >= 0 && text.Length - mark > 8) throw new UndecidedException();
        var exponent = (mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) - (point < 0 ? 0 : digits.Length - point - 1);
        for (; (mantissa % 10).IsZero; exponent++) mantissa /= 10;
        return (mantissa, exponent);
    }
}
