using System.Buffers.Binary;

namespace Framewright.Transport;

/// <summary>What stands before a frame's payload on the wire.</summary>
/// <param name="First">The first byte: final bit, reserved bits, opcode.</param>
/// <param name="Size">How many bytes the header takes.</param>
/// <param name="Length">How many bytes of payload follow.</param>
internal readonly record struct WireHeader(byte First, int Size, long Length)
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Binary = 0x2;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;

    /// <summary>The first byte of a text message in one frame, not compressed: nearly all that a server sends.</summary>
    public const byte WholeText = FinalBit | Text;

    /// <summary>The second byte says that the length follows in two more bytes.</summary>
    public const byte TwoByteLength = 126;

    private const byte FinalBit = 0x80;
    private const byte CompressedBit = 0x40;
    private const byte ReservedBits = 0x70;
    private const byte MaskedBit = 0x80;
    private const byte EightByteLength = 127;
    private const int MaxControlLength = 125;

    public bool IsFinal => (First & FinalBit) != 0;

    public bool IsCompressed => (First & CompressedBit) != 0;

    public bool IsControl => (First & 0x8) != 0;

    public int Opcode => First & 0xF;

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">What has come in.</param>
    /// <param name="inMessage">Whether a message has begun and not ended.</param>
    /// <param name="mayBeCompressed">Whether compression was agreed on.</param>
    /// <param name="header">The header.</param>
    /// <param name="fault">What is wrong with it, said as soon as it shows, or null.</param>
    /// <returns>False when it is not whole yet, or wrong.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, bool inMessage, bool mayBeCompressed, out WireHeader header, out string? fault)
    {
        header = default;
        fault = null;
        if (bytes.Length < 2) return false;
        fault = Fault(bytes[0], bytes[1], inMessage, mayBeCompressed);
        if (fault is not null) return false;
        switch (bytes[1])
        {
            case TwoByteLength when bytes.Length < 4:
            case EightByteLength when bytes.Length < 10:
                return false;
            case TwoByteLength:
                header = new WireHeader(bytes[0], 4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
                return true;
            case EightByteLength:
                header = new WireHeader(bytes[0], 10, BinaryPrimitives.ReadInt64BigEndian(bytes[2..]));
                if (header.Length >= 0) return true;
                fault = "a length beyond 63 bits";
                return false;
            default:
                header = new WireHeader(bytes[0], 2, bytes[1]);
                return true;
        }
    }

    private static string? Fault(byte first, byte second, bool inMessage, bool mayBeCompressed)
    {
        var opcode = first & 0xF;
        var allowed = mayBeCompressed && opcode is (Text or Binary) ? CompressedBit : 0;
        if ((first & ReservedBits & ~allowed) != 0) return "a reserved bit that nobody agreed on";
        if ((second & MaskedBit) != 0) return "a masked frame, which only clients send";
        if (opcode >= Close)
        {
            if (opcode > Pong) return "an opcode that is reserved";
            if ((first & FinalBit) == 0) return "a control frame in parts";
            return second > MaxControlLength ? "a control frame of more than 125 bytes" : null;
        }

        if (opcode > Binary) return "an opcode that is reserved";
        if (opcode == Continuation) return inMessage ? null : "a continuation of nothing";
        return inMessage ? "a new message before the last one's end" : null;
    }
}
