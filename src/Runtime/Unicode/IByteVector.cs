using System.Runtime.Intrinsics;

namespace Framewright.Unicode;

/// <summary>A register of bytes: what the check of UTF-8 asks of it, whatever its width.</summary>
/// <typeparam name="TSelf">The register.</typeparam>
internal interface IByteVector<TSelf>
    where TSelf : struct, IByteVector<TSelf>
{
    /// <summary>How many bytes it has.</summary>
    static abstract int Count { get; }

    /// <summary>Whether none of its bytes has its highest bit set.</summary>
    bool IsAscii { get; }

    /// <summary>Whether all of its bytes are zero.</summary>
    bool IsZero { get; }

    /// <summary>The high half of each byte.</summary>
    TSelf HighHalves { get; }

    /// <summary>The low half of each byte.</summary>
    TSelf LowHalves { get; }

    /// <summary>Reads it; all of its bytes have to lie within the text.</summary>
    static abstract TSelf Load(ref byte text, nuint at);

    /// <summary>The same byte everywhere.</summary>
    static abstract TSelf Repeat(byte value);

    /// <summary>The same sixteen bytes again and again.</summary>
    static abstract TSelf Repeat(Vector128<byte> values);

    /// <summary>What a repeated table of sixteen has for each of these bytes, which are less than sixteen.</summary>
    TSelf LookUp(TSelf table);

    /// <summary>Each byte less the other, zero where that would be negative.</summary>
    TSelf MinusOrZero(TSelf other);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);
}
