namespace Framewright.Json;

/// <summary>Members that a cursor reads by itself; all others are read by generated code.</summary>
internal enum MemberKind : byte
{
    /// <summary>Left to whoever walks the object.</summary>
    Other,

    /// <summary>What <see cref="ArrayCodec{TCodec, TView, TRecord}"/> reads: left to whoever walks the object unless it is empty.</summary>
    List,

    /// <summary>What <see cref="TextCodec"/> reads.</summary>
    Text,

    /// <summary>What <see cref="BooleanCodec"/> reads.</summary>
    Boolean,

    /// <summary>What <see cref="EjsonDateCodec"/> reads.</summary>
    EjsonDate,
}
