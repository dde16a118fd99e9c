using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Framewright.Json;

/// <summary>A read-only map from names to values, in the order of the wire, that is equal to another with equal entries in any order.</summary>
/// <remarks>Immutable, safe for any thread. Names are compared ordinally.</remarks>
/// <typeparam name="T">The values' type.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A map is what JSON people call it, and JsonList stands beside it.")]
public sealed class JsonMap<T> : IReadOnlyDictionary<string, T>, IEquatable<JsonMap<T>>
{
    private readonly OrderedDictionary<string, T> entries = new(StringComparer.Ordinal);

    /// <summary>Copies entries. Of several with one name the last value wins, in the place of the first.</summary>
    /// <param name="entries">The entries.</param>
    public JsonMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var (name, value) in entries)
            this.entries[name] = value;
    }

    /// <summary>The map without entries.</summary>
    public static JsonMap<T> Empty { get; } = new([]);

    /// <summary>The number of entries.</summary>
    public int Count => entries.Count;

    /// <summary>The names.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    /// <summary>The values.</summary>
    public IEnumerable<T> Values => entries.Values;

    /// <summary>The value of a name.</summary>
    /// <param name="key">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[string key] => entries[key];

    /// <summary>Compares two maps entry by entry.</summary>
    public static bool operator ==(JsonMap<T>? left, JsonMap<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two maps entry by entry.</summary>
    public static bool operator !=(JsonMap<T>? left, JsonMap<T>? right) => !(left == right);

    /// <summary>Whether there is an entry of this name.</summary>
    /// <param name="key">The name.</param>
    public bool ContainsKey(string key) => entries.ContainsKey(key);

    /// <summary>Finds the value of a name.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value.</param>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    /// <summary>Whether both have the same names with equal values, in any order.</summary>
    /// <param name="other">Another map.</param>
    public bool Equals(JsonMap<T>? other)
    {
        if (other is null || other.Count != Count)
            return false;
        foreach (var (name, value) in entries)
        {
            if (!other.TryGetValue(name, out var otherValue) || !ItemEquality<T>.Comparer.Equals(value, otherValue))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum, because equal maps may have their entries in different orders.
        var sum = Count;
        foreach (var (name, value) in entries)
            sum = unchecked(sum + HashCode.Combine(name, value is null ? 0 : ItemEquality<T>.Comparer.GetHashCode(value)));
        return sum;
    }

    /// <summary>Enumerates the entries.</summary>
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The entries as <c>{k: v}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {ReadableText.Of(entry.Value)}"))}}}";
}
