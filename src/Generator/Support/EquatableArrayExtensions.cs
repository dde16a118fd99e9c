using System.Collections.Immutable;

namespace Framewright.Generator.Support;

internal static class EquatableArrayExtensions
{
    public static EquatableArray<T> ToEquatable<T>(this List<T> items)
        where T : IEquatable<T>
        => items.Count == 0 ? default : new EquatableArray<T>(items.ToArray());

    public static EquatableArray<T> ToEquatable<T>(this ImmutableArray<T> items)
        where T : IEquatable<T>
    {
        var copy = new T[items.Length];
        items.CopyTo(copy);
        return new EquatableArray<T>(copy);
    }
}
