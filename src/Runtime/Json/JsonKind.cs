namespace Framewright.Json;

/// <summary>The kinds of a JSON value.</summary>
public enum JsonKind : byte
{
    /// <summary>No value.</summary>
    None,

    /// <summary>The literal null.</summary>
    Null,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The literal true.</summary>
    True,

    /// <summary>The literal false.</summary>
    False,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}
