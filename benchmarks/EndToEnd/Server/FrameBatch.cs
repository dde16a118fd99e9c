using System.Buffers.Binary;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>Unmasked WebSocket frames one behind the other, to be sent at once.</summary>
internal sealed class FrameBatch
{
    public const byte Text = 0x1;
    public const byte Close = 0x8;

    private const byte IsLast = 0x80;
    private const int LongestHeader = 10;

    private byte[] buffer = new byte[256 * 1024];
    private int length;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Add(byte opcode, ReadOnlySpan<byte> payload)
    {
        Begin(opcode, payload.Length);
        Append(payload);
    }

    /// <summary>Adds one text frame made of parts.</summary>
    public void AddText(ReadOnlySpan<byte> head, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> tail)
    {
        Begin(Text, head.Length + middle.Length + tail.Length);
        Append(head);
        Append(middle);
        Append(tail);
    }

    /// <summary>Adds one text frame made of parts.</summary>
    public void AddText(ReadOnlySpan<byte> head, ReadOnlySpan<byte> first, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> second, ReadOnlySpan<byte> tail)
    {
        Begin(Text, head.Length + first.Length + middle.Length + second.Length + tail.Length);
        Append(head);
        Append(first);
        Append(middle);
        Append(second);
        Append(tail);
    }

    private void Begin(byte opcode, int payloadLength)
    {
        if (buffer.Length - length < LongestHeader + payloadLength) Array.Resize(ref buffer, (2 * buffer.Length) + payloadLength);
        Span<byte> header = buffer.AsSpan(length);
        header[0] = (byte)(IsLast | opcode);
        switch (payloadLength)
        {
            case <= 125:
                header[1] = (byte)payloadLength;
                length += 2;
                break;
            case <= ushort.MaxValue:
                header[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payloadLength);
                length += 4;
                break;
            default:
                header[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payloadLength);
                length += LongestHeader;
                break;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }
}
