using System.IO.Compression;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Compresses messages as a server does (RFC 7692): each flushed, without the empty block at its end.</summary>
internal sealed class TestDeflater(bool keepsContext = true, CompressionLevel level = CompressionLevel.Optimal) : IDisposable
{
    private readonly MemoryStream output = new();
    private DeflateStream? deflater;

    public byte[] Deflate(byte[] message)
    {
        if (!keepsContext) Dispose();
        deflater ??= new DeflateStream(output, level, leaveOpen: true);
        output.SetLength(0);
        deflater.Write(message);
        deflater.Flush();

        // Nothing is flushed of nothing; an empty block says it.
        if (output.Length == 0) return [0x00];
        var bytes = output.ToArray();
        Assert.Equal([0x00, 0x00, 0xFF, 0xFF], bytes[^4..]);
        return bytes[..^4];
    }

    /// <summary>The message as one frame.</summary>
    public byte[] Frame(int opcode, byte[] message) => Compressed(ScriptedPeer.Frame(opcode, Deflate(message)));

    /// <summary>Sets the bit that says so.</summary>
    public static byte[] Compressed(byte[] frame)
    {
        frame[0] |= 0x40;
        return frame;
    }

    public void Dispose()
    {
        deflater?.Dispose();
        deflater = null;
    }
}
