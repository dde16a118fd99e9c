using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Framewright.Transport;

/// <summary>Writes outbound WebSocket frames: one header, one mask, one pass over the payload.</summary>
/// <remarks>Not through <see cref="System.Net.WebSockets.WebSocket"/>: it wants the payload as memory, copies it twice and may have to wait for its own pong, none of which a synchronous append can afford.</remarks>
internal sealed class FrameEncoder
{
    public const byte TextOpcode = 0x1;
    public const byte CloseOpcode = 0x8;
    public const byte PingOpcode = 0x9;
    public const byte PongOpcode = 0xA;

    /// <summary>The most bytes that a header and its mask take.</summary>
    public const int MaxHeaderLength = 14;

    private const byte FinalFragment = 0x80;
    private const byte Masked = 0x80;

    private const int MaskBytes = 2048;

    // Masks have to be unpredictable; drawing them one by one, or few at once, costs several times what the masking does.
    private readonly byte[] masks = new byte[MaskBytes];
    private int nextMask = MaskBytes;

    /// <summary>Writes one whole message.</summary>
    /// <param name="destination">Has room for the payload and <see cref="MaxHeaderLength"/> bytes.</param>
    /// <param name="opcode">What kind of frame it is.</param>
    /// <param name="payload">Its content, not masked.</param>
    /// <returns>The number of bytes written.</returns>
    public int Write(Span<byte> destination, byte opcode, ReadOnlySpan<byte> payload)
    {
        destination[0] = (byte)(FinalFragment | opcode);
        var header = WriteLength(destination, payload.Length);
        var mask = NextMask();
        mask.CopyTo(destination[header..]);
        header += mask.Length;
        Mask(payload, destination.Slice(header, payload.Length), MemoryMarshal.Read<uint>(mask));
        return header + payload.Length;
    }

    private static int WriteLength(Span<byte> destination, int length)
    {
        if (length < 126)
        {
            destination[1] = (byte)(Masked | length);
            return 2;
        }

        if (length <= ushort.MaxValue)
        {
            destination[1] = Masked | 126;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
            return 4;
        }

        destination[1] = Masked | 127;
        BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)length);
        return 10;
    }

    private static void Mask(ReadOnlySpan<byte> source, Span<byte> destination, uint mask)
    {
        var wideMask = Vector.AsVectorByte(new Vector<uint>(mask));
        var wideSource = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var wideDestination = MemoryMarshal.Cast<byte, Vector<byte>>(destination);
        for (var i = 0; i < wideSource.Length; i++) wideDestination[i] = wideSource[i] ^ wideMask;

        var done = wideSource.Length * Vector<byte>.Count;
        if (done == source.Length) return;
        if (done > 0)
        {
            // What is left is masked together with bytes before it, which come out as they were.
            var last = source.Length - Vector<byte>.Count;
            var turned = BitConverter.IsLittleEndian ? uint.RotateRight(mask, 8 * last) : uint.RotateLeft(mask, 8 * last);
            (new Vector<byte>(source[last..]) ^ Vector.AsVectorByte(new Vector<uint>(turned))).CopyTo(destination[last..]);
            return;
        }

        Span<byte> narrowMask = stackalloc byte[sizeof(uint)];
        MemoryMarshal.Write(narrowMask, in mask);
        for (var i = 0; i < source.Length; i++) destination[i] = (byte)(source[i] ^ narrowMask[i & 3]);
    }

    private Span<byte> NextMask()
    {
        if (nextMask == masks.Length)
        {
            RandomNumberGenerator.Fill(masks);
            nextMask = 0;
        }

        var mask = masks.AsSpan(nextMask, sizeof(uint));
        nextMask += sizeof(uint);
        return mask;
    }
}
