namespace Framewright.Json.Blocks;

/// <summary>Sixty-four neighbouring bytes of a frame. A question about them is answered with a bit for each, the first byte's lowest.</summary>
/// <remarks>Implemented for the widths that processors have, so that whoever asks is compiled for each and chosen once.</remarks>
/// <typeparam name="TSelf">The implementation.</typeparam>
internal interface IByteBlock<TSelf>
    where TSelf : struct, IByteBlock<TSelf>
{
    /// <summary>Loads a block.</summary>
    /// <param name="bytes">At least 64 bytes, of which the first are taken.</param>
    static abstract TSelf Load(ReadOnlySpan<byte> bytes);

    /// <summary>The bytes that are this one.</summary>
    ulong EqualTo(byte value);

    /// <summary>The bytes that are this one once a bit of theirs is set.</summary>
    /// <param name="value">The value, with the bit set.</param>
    /// <param name="bit">The bit.</param>
    ulong EqualToEither(byte value, byte bit);
}
