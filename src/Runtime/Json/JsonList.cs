namespace Framewright.Json;

/// <summary>Makes <see cref="JsonList{T}"/>s; what a collection expression calls.</summary>
public static class JsonList
{
    /// <summary>Copies items to a list.</summary>
    /// <param name="items">The items.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    public static JsonList<T> Create<T>(params ReadOnlySpan<T> items) => items.IsEmpty ? JsonList<T>.Empty : JsonList<T>.Own(items.ToArray());
}
