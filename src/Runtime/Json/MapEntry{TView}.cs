namespace Framewright.Json;

/// <summary>One entry of a map of a frame. Dies with the next <c>MoveNext</c>.</summary>
/// <typeparam name="TView">The value's view.</typeparam>
public readonly ref struct MapEntry<TView>
    where TView : allows ref struct
{
    internal MapEntry(JsonText name, TView value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name.</summary>
    public JsonText Name { get; }

    /// <summary>The value; its type's default when it is null.</summary>
    public TView Value { get; }
}
