using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>How items of lists and maps are compared: JSON by what it says, everything else by its own equality.</summary>
internal static class ItemEquality<T>
{
    public static IEqualityComparer<T> Comparer { get; } =
        typeof(T) == typeof(JsonElement) ? (IEqualityComparer<T>)(object)new Elements()
        : typeof(T) == typeof(JsonElement?) ? (IEqualityComparer<T>)(object)new NullableElements()
        : EqualityComparer<T>.Default;

    private sealed class Elements : IEqualityComparer<JsonElement>
    {
        public bool Equals(JsonElement x, JsonElement y) => JsonEquality.AreEqual(x, y);

        public int GetHashCode([DisallowNull] JsonElement obj) => JsonEquality.HashOf(obj);
    }

    private sealed class NullableElements : IEqualityComparer<JsonElement?>
    {
        public bool Equals(JsonElement? x, JsonElement? y) => x is { } left && y is { } right ? JsonEquality.AreEqual(left, right) : x.HasValue == y.HasValue;

        public int GetHashCode([DisallowNull] JsonElement? obj) => JsonEquality.HashOf(obj.Value);
    }
}
