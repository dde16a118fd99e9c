using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Framewright.Json;

/// <summary>A read-only map from names to values, in the order of the wire, that is equal to another with equal entries in any order.</summary>
/// <remarks>Immutable, safe for any thread. Names are compared ordinally.</remarks>
/// <typeparam name="T">The values' type.</typeparam>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A map is what JSON people call it, and JsonList stands beside it.")]
public sealed class JsonMap<T> : IReadOnlyDictionary<string, T>, IEquatable<JsonMap<T>>
{
    // Up to so many entries are found faster by looking at each than by a hash, and need no table.
    private const int MostWithoutIndex = 8;

    private readonly KeyValuePair<string, T>[] entries;
    private readonly Dictionary<string, int>? index;

    /// <summary>Copies entries. Of several with one name the last value wins, in the place of the first.</summary>
    /// <param name="entries">The entries.</param>
    public JsonMap(IEnumerable<KeyValuePair<string, T>> entries)
        : this([.. entries ?? throw new ArgumentNullException(nameof(entries))])
    {
    }

    private JsonMap(KeyValuePair<string, T>[] own)
    {
        var count = 0;
        if (own.Length > MostWithoutIndex)
            index = new Dictionary<string, int>(own.Length, StringComparer.Ordinal);
        foreach (var entry in own)
        {
            ArgumentNullException.ThrowIfNull(entry.Key, nameof(own));
            var place = index is null ? Find(own.AsSpan(0, count), entry.Key) : index.GetValueOrDefault(entry.Key, -1);
            if (place < 0)
            {
                place = count++;
                index?.Add(entry.Key, place);
            }

            own[place] = entry;
        }

        entries = count == own.Length ? own : own[..count];
    }

    /// <summary>The map without entries.</summary>
    public static JsonMap<T> Empty { get; } = new((KeyValuePair<string, T>[])[]);

    /// <summary>The number of entries.</summary>
    public int Count => entries.Length;

    /// <summary>The names.</summary>
    public IEnumerable<string> Keys => entries.Select(entry => entry.Key);

    /// <summary>The values.</summary>
    public IEnumerable<T> Values => entries.Select(entry => entry.Value);

    /// <summary>The value of a name.</summary>
    /// <param name="key">The name.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    /// <summary>Compares two maps entry by entry.</summary>
    public static bool operator ==(JsonMap<T>? left, JsonMap<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two maps entry by entry.</summary>
    public static bool operator !=(JsonMap<T>? left, JsonMap<T>? right) => !(left == right);

    /// <summary>Whether there is an entry of this name.</summary>
    /// <param name="key">The name.</param>
    public bool ContainsKey(string key) => PlaceOf(key) >= 0;

    /// <summary>Finds the value of a name.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value.</param>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var place = PlaceOf(key);
        value = place < 0 ? default : entries[place].Value;
        return place >= 0;
    }

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
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, T>>)entries).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The entries as <c>{k: v}</c>.</summary>
    public override string ToString() => $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {ReadableText.Of(entry.Value)}"))}}}";

    /// <summary>Takes over an array that nobody else holds.</summary>
    internal static JsonMap<T> Own(KeyValuePair<string, T>[] entries) => entries.Length == 0 ? Empty : new(entries);

    private static int Find(ReadOnlySpan<KeyValuePair<string, T>> entries, string key)
    {
        for (var place = 0; place < entries.Length; place++)
        {
            if (entries[place].Key == key)
                return place;
        }

        return -1;
    }

    private int PlaceOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return index is null ? Find(entries, key) : index.GetValueOrDefault(key, -1);
    }
}
