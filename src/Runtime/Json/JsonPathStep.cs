using System.Text;

namespace Framewright.Json;

/// <summary>One step of a <see cref="JsonPath"/>: a member's name, an element's index, or into a string.</summary>
public readonly struct JsonPathStep
{
    private JsonPathStep(byte[]? name, int index)
    {
        Name = name;
        Index = index;
    }

    /// <summary>A step into the JSON that a string holds.</summary>
    public static JsonPathStep InText { get; } = new(null, -1);

    /// <summary>The member's name as UTF-8; null for an index.</summary>
    internal byte[]? Name { get; }

    /// <summary>The element's index, when there is no name.</summary>
    internal int Index { get; }

    /// <summary>Whether the step leads into a string.</summary>
    internal bool IsInText => Name is null && Index < 0;

    /// <summary>A step to a member.</summary>
    /// <param name="name">The member's wire name.</param>
    public static implicit operator JsonPathStep(string name) => FromName(name);

    /// <summary>A step to an element.</summary>
    /// <param name="index">The element's index, from 0.</param>
    public static implicit operator JsonPathStep(int index) => FromIndex(index);

    /// <summary>A step to a member.</summary>
    /// <param name="name">The member's wire name.</param>
    public static JsonPathStep FromName(string name) => new(Encoding.UTF8.GetBytes(name), -1);

    /// <summary>A step to an element.</summary>
    /// <param name="index">The element's index, from 0.</param>
    public static JsonPathStep FromIndex(int index) => new(null, index);
}
