namespace Framewright.Json;

/// <summary>What a <see cref="Slot"/> points at.</summary>
public enum SlotKind : byte
{
    /// <summary>The member was not in the frame.</summary>
    Absent,

    /// <summary>A JSON null.</summary>
    Null,

    /// <summary>A string without escapes.</summary>
    Text,

    /// <summary>A string with at least one escape.</summary>
    EscapedText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The literal true.</summary>
    True,

    /// <summary>The literal false.</summary>
    False,

    /// <summary>An object whose members have slots of their own.</summary>
    Object,

    /// <summary>An array or a map whose elements have slots of their own.</summary>
    List,

    /// <summary>Any value, kept as its bytes.</summary>
    Json,

    /// <summary>A value that is one of several cases.</summary>
    Union,

    /// <summary>A value that was only checked; its cell in the scratch holds its bytes until it is asked for, and its own slot from then on.</summary>
    Deferred,
}
