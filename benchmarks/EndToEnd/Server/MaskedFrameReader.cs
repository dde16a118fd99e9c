using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Framewright.Benchmarks.EndToEnd.Server;

/// <summary>Takes a client's frames out of the socket. Clients of this server send short, whole messages; nothing else is understood.</summary>
internal sealed class MaskedFrameReader(Socket socket)
{
    private const int MaskLength = 4;
    private const byte IsMasked = 0x80;
    private const byte IsLast = 0x80;

    private readonly byte[] buffer = new byte[256 * 1024];
    private int start;
    private int end;

    /// <summary>Reads once.</summary>
    /// <returns>False at the end of the stream.</returns>
    public bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        int count = socket.Receive(buffer.AsSpan(end));
        end += count;
        return count > 0;
    }

    /// <summary>Takes the next whole frame, unmasked in place; it lasts until the next <see cref="Fill"/>.</summary>
    public bool TryTake(out byte opcode, out ReadOnlySpan<byte> payload)
    {
        opcode = 0;
        payload = [];
        Span<byte> unread = buffer.AsSpan(start, end - start);
        if (unread.Length < 2) return false;
        int length = unread[1] & ~IsMasked;
        int header = 2;
        if (length == 127 || (unread[0] & IsLast) == 0 || (unread[1] & IsMasked) == 0) throw new InvalidOperationException("Not a frame that this server understands");
        if (length == 126)
        {
            if (unread.Length < 4) return false;
            length = BinaryPrimitives.ReadUInt16BigEndian(unread[2..]);
            header = 4;
        }

        if (unread.Length < header + MaskLength + length) return false;
        Span<byte> body = unread.Slice(header + MaskLength, length);
        Unmask(body, MemoryMarshal.Read<uint>(unread[header..]));
        opcode = (byte)(unread[0] & 0x0F);
        payload = body;
        start += header + MaskLength + length;
        return true;
    }

    private static void Unmask(Span<byte> body, uint mask)
    {
        Span<ulong> words = MemoryMarshal.Cast<byte, ulong>(body);
        for (int i = 0; i < words.Length; i++) words[i] ^= ((ulong)mask << 32) | mask;
        for (int i = words.Length * sizeof(ulong); i < body.Length; i++) body[i] ^= (byte)(mask >> (8 * (i & 3)));
    }
}
