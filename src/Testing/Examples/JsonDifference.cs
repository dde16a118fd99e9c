using System.Globalization;
using System.Text.Json;

namespace Framewright.Testing;

/// <summary>Finds where two JSON values say different things. The order of members, a null member against none, and the spelling of numbers and instants say nothing.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference, as the end of a sentence; null for none.</summary>
    public static string? Find(JsonElement expected, JsonElement actual, string path = "the value")
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object) return FindMember(expected, actual, path);
        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array) return FindElement(expected, actual, path);
        return IsSame(expected, actual) ? null : $"{path} is {actual.GetRawText()} instead of {expected.GetRawText()}";
    }

    private static string? FindMember(JsonElement expected, JsonElement actual, string path)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var isThere = actual.TryGetProperty(member.Name, out var other);
            if (!isThere && member.Value.ValueKind == JsonValueKind.Null) continue;
            if (!isThere) return $"{path} lacks '{member.Name}'";
            if (Find(member.Value, other, $"'{member.Name}'") is { } difference) return difference;
        }

        foreach (var member in actual.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !expected.TryGetProperty(member.Name, out _)) return $"{path} has '{member.Name}'";
        }

        return null;
    }

    private static string? FindElement(JsonElement expected, JsonElement actual, string path)
    {
        var count = expected.GetArrayLength();
        if (actual.GetArrayLength() != count) return string.Create(CultureInfo.InvariantCulture, $"{path} has {actual.GetArrayLength()} elements instead of {count}");
        for (var i = 0; i < count; i++)
        {
            if (Find(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")) is { } difference) return difference;
        }

        return null;
    }

    private static bool IsSame(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind) return IsSameMoment(expected, actual);
        return expected.ValueKind switch
        {
            JsonValueKind.String => expected.GetString() == actual.GetString() || IsSameInstant(expected, actual) || IsSameHeld(expected.GetString()!, actual.GetString()!),
            JsonValueKind.Number => IsSameNumber(expected, actual),
            _ => true,
        };
    }

    /// <summary>JSON in a string is a value like any other.</summary>
    private static bool IsSameHeld(string expected, string actual)
    {
        if (!IsHolder(expected) || !IsHolder(actual)) return false;
        try
        {
            using var left = JsonDocument.Parse(expected);
            using var right = JsonDocument.Parse(actual);
            return Find(left.RootElement, right.RootElement) is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsHolder(string text) => text.Length > 1 && text[0] is '{' or '[';

    /// <summary>A date that came as text, as services of extended JSON write it over HTTP, and is sent in its object.</summary>
    private static bool IsSameMoment(JsonElement expected, JsonElement actual) =>
        expected.ValueKind == JsonValueKind.String && expected.TryGetDateTimeOffset(out var moment)
        && actual.ValueKind == JsonValueKind.Object && actual.TryGetProperty("$date", out var wrapped)
        && wrapped.ValueKind == JsonValueKind.Number && wrapped.TryGetInt64(out var milliseconds) && milliseconds == moment.ToUnixTimeMilliseconds();

    private static bool IsSameInstant(JsonElement expected, JsonElement actual) =>
        expected.TryGetDateTimeOffset(out var left) && actual.TryGetDateTimeOffset(out var right) && left == right;

    private static bool IsSameNumber(JsonElement expected, JsonElement actual)
    {
        if (expected.TryGetDecimal(out var left) && actual.TryGetDecimal(out var right)) return left == right;
        return expected.GetDouble().Equals(actual.GetDouble());
    }
}
