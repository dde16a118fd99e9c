using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>The shapes of scalars, arrays and maps.</summary>
internal static class Shapes
{
    public static Shape Text { get; } = new Scalar(
        value => Kind(value, JsonValueKind.String),
        (value, ours) => Read(value) == ours.ToString());

    /// <summary>An open enumeration: a text of which the value has to survive.</summary>
    public static Shape Enum<T>(Func<T, string> valueOf) => new Scalar(
        value => Kind(value, JsonValueKind.String),
        (value, ours) => Read(value) == valueOf((T)ours));

    public static Shape Boolean { get; } = new Scalar(
        value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Verdict.Conforms : Verdict.Differs,
        (value, ours) => value.GetBoolean() == (bool)ours);

    public static Shape Int32 { get; } = Integer(int.MinValue, int.MaxValue);

    public static Shape Int64 { get; } = Integer(long.MinValue, long.MaxValue);

    public static Shape Double { get; } = new Scalar(
        value => Kind(value, JsonValueKind.Number),
        (value, ours) => double.Parse(value.GetRawText(), CultureInfo.InvariantCulture).Equals(ours));

    public static Shape Json { get; } = new Scalar(
        _ => Verdict.Conforms,
        (value, ours) => value.GetRawText() == ((JsonElement)ours).GetRawText());

    public static Shape Date { get; } = new DateShape();

    public static Shape ListOf(Shape element) => new ListShape(element);

    public static Shape MapOf<T>(Shape element) => new MapShape<T>(element);

    public static decimal Exactly(JsonElement number)
    {
        var text = number.GetRawText();
        if (text.Length > 24 || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) throw new UndecidedException();
        // A tiny power of ten is rounded to zero on the way into a decimal.
        return value == 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? throw new UndecidedException() : value;
    }

    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The escape of a lone surrogate, which the reference refuses to read.
            throw new UndecidedException();
        }
    }

    private static Verdict Kind(JsonElement value, JsonValueKind expected) => value.ValueKind == expected ? Verdict.Conforms : Verdict.Differs;

    private static Scalar Integer(long least, long most) => new(
        value => value.ValueKind == JsonValueKind.Number && Exactly(value) is var exact && exact == decimal.Truncate(exact) && exact >= least && exact <= most ? Verdict.Conforms : Verdict.Differs,
        (value, ours) => Exactly(value) == Convert.ToDecimal(ours, CultureInfo.InvariantCulture));

    private sealed class Scalar(Func<JsonElement, Verdict> check, Func<JsonElement, object, bool> areEqual) : Shape
    {
        public override Verdict Check(JsonElement value) => IsNothing(value) ? Verdict.Conforms : check(value);

        public override bool AreEqual(JsonElement value, object? ours) => ours is not null && (IsNothing(value) ? IsDefault(ours) : areEqual(value, ours));

        private static bool IsDefault(object ours) => ours is "" || (ours.GetType().IsValueType && ours.Equals(Activator.CreateInstance(ours.GetType())));
    }

    private sealed class DateShape : Shape
    {
        public override Verdict Check(JsonElement value)
        {
            if (IsNothing(value)) return Verdict.Conforms;
            if (value.ValueKind != JsonValueKind.Object) return Verdict.Differs;
            var dates = value.EnumerateObject().Where(member => member.NameEquals("$date")).ToList();
            return dates.Count > 0 && dates.TrueForAll(date => date.Value.ValueKind is JsonValueKind.Number or JsonValueKind.Null) ? Verdict.Conforms : Verdict.Differs;
        }

        public override bool AreEqual(JsonElement value, object? ours) =>
            ours is not null && (DateTimeOffset)ours == ((IsNothing(value) ? null : Moment(value.GetProperty("$date"))) ?? default);

        /// <summary>A moment may be null inside of its object too, or beyond what a date can be.</summary>
        public override bool IsAbsent(JsonElement value) => IsNothing(value) || Moment(value.GetProperty("$date")) is null;

        private static DateTimeOffset? Moment(JsonElement number)
        {
            if (IsNothing(number)) return null;
            var ticks = (decimal)DateTime.UnixEpoch.Ticks + decimal.Floor(InRange(Exactly(number)) * TimeSpan.TicksPerMillisecond);
            return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : null;
        }

        private static decimal InRange(decimal milliseconds) => Math.Clamp(milliseconds, -1e17m, 1e17m);
    }

    private sealed class ListShape(Shape element) : Shape
    {
        public override Verdict Check(JsonElement value) =>
            IsNothing(value) ? Verdict.Conforms
            : value.ValueKind != JsonValueKind.Array ? Verdict.Differs
            : CheckAll(value.EnumerateArray().Select(element.Check));

        public override bool AreEqual(JsonElement value, object? ours)
        {
            if (IsNothing(value)) return ours is IEnumerable nothing && !nothing.Cast<object?>().Any();
            var items = ((IEnumerable)ours!).Cast<object?>().ToList();
            return items.Count == value.GetArrayLength() && value.EnumerateArray().Zip(items).All(pair => element.AreEqual(pair.First, pair.Second));
        }
    }

    private sealed class MapShape<T>(Shape element) : Shape
    {
        public override Verdict Check(JsonElement value) =>
            IsNothing(value) || IsEmptyArray(value) ? Verdict.Conforms
            : value.ValueKind != JsonValueKind.Object ? Verdict.Differs
            : CheckAll(value.EnumerateObject().Select(member => element.Check(member.Value)));

        public override bool AreEqual(JsonElement value, object? ours)
        {
            if (IsNothing(value) || IsEmptyArray(value)) return ours is IReadOnlyDictionary<string, T> { Count: 0 };
            var entries = (IReadOnlyDictionary<string, T>)ours!;
            return entries.Count == value.EnumerateObject().Select(NameOf).Distinct(StringComparer.Ordinal).Count()
                && entries.All(entry => value.TryGetProperty(entry.Key, out var found) && element.AreEqual(found, entry.Value));
        }

        /// <summary>What some servers write for an object without members.</summary>
        private static bool IsEmptyArray(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
    }

    internal static string NameOf(JsonProperty member)
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
}
