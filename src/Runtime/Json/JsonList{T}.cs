using System.Collections;
using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>A read-only list that is equal to another with equal items, so that records holding one compare by value.</summary>
/// <remarks>Immutable, safe for any thread. Written as a collection expression: <c>JsonList&lt;string&gt; names = ["a", "b"];</c>.</remarks>
/// <typeparam name="T">The items' type.</typeparam>
[CollectionBuilder(typeof(JsonList), nameof(JsonList.Create))]
public sealed class JsonList<T> : IReadOnlyList<T>, IEquatable<JsonList<T>>
{
    private readonly T[] items;

    private JsonList(T[] items) => this.items = items;

    /// <summary>The list without items.</summary>
    public static JsonList<T> Empty { get; } = new([]);

    /// <summary>The number of items.</summary>
    public int Count => items.Length;

    /// <summary>One item.</summary>
    /// <param name="index">Its index, from 0.</param>
    public T this[int index] => items[index];

    /// <summary>Compares two lists item by item.</summary>
    public static bool operator ==(JsonList<T>? left, JsonList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two lists item by item.</summary>
    public static bool operator !=(JsonList<T>? left, JsonList<T>? right) => !(left == right);

    /// <summary>Copies an array.</summary>
    /// <param name="items">The items.</param>
    public static implicit operator JsonList<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return JsonList.Create<T>(items);
    }

    /// <summary>The items as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <summary>Whether both have equal items in the same order.</summary>
    /// <param name="other">Another list.</param>
    public bool Equals(JsonList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items, ItemEquality<T>.Comparer);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
            hash.Add(item, ItemEquality<T>.Comparer);
        return hash.ToHashCode();
    }

    /// <summary>Enumerates the items.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <summary>The items as <c>[a, b]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", items.Select(ReadableText.Of))}]";

    /// <summary>Takes over an array that nobody else holds.</summary>
    internal static JsonList<T> Own(T[] items) => items.Length == 0 ? Empty : new(items);
}
