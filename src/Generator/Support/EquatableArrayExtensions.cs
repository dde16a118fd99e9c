namespace Framewright.Generator.Support;

internal static class EquatableArrayExtensions
{
    public static EquatableArray<T> ToEquatable<T>(this List<T> items)
        where T : IEquatable<T>
        => items.Count == 0 ? default : new EquatableArray<T>(items.ToArray());
}
