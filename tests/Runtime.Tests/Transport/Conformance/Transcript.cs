using System.Buffers.Binary;
using System.Security.Cryptography;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>What came of a conversation: messages, pongs, the client's close code, and how the client says that it ended.</summary>
internal sealed record Transcript(IReadOnlyList<string> Delivered, IReadOnlyList<string> Pongs, int? ClosedWith, TransportEnd End)
{
    /// <summary>A message in a form that fits into a failure's text.</summary>
    public static string Describe(bool isText, ReadOnlySpan<byte> payload)
    {
        var content = payload.Length <= 64 ? Convert.ToHexString(payload) : $"{payload.Length} bytes {Convert.ToHexString(SHA256.HashData(payload).AsSpan(0, 8))}";
        return $"{(isText ? "text" : "binary")} {content}";
    }

    /// <summary>Reads all messages until the socket has ended.</summary>
    public static async Task<IReadOnlyList<string>> ReceiveAsync(ITransport transport)
    {
        var delivered = new List<string>();
        while (await transport.WaitToReadAsync().Within())
        {
            while (transport.TryRead(out var frame)) delivered.Add(Describe(frame.IsText, frame.Payload) + (frame.IsTruncated ? $" of {frame.Length}" : ""));
        }

        return delivered;
    }

    /// <summary>Takes apart what the client sent: pongs and a close, nothing else.</summary>
    public static Transcript Of(IReadOnlyList<string> delivered, IEnumerable<(int Opcode, byte[] Payload)> sent, TransportEnd end)
    {
        var pongs = new List<string>();
        int? closedWith = null;
        foreach (var (opcode, payload) in sent)
        {
            Assert.Null(closedWith);
            if (opcode == 10) pongs.Add(Convert.ToHexString(payload));
            else closedWith = opcode == 8 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : throw new InvalidOperationException($"The client sent a frame of opcode {opcode}");
        }

        return new Transcript(delivered, pongs, closedWith, end);
    }

    /// <summary>Asserts that this is what the case wants.</summary>
    public void AssertIs(ConformanceCase expected, bool framework)
    {
        Assert.Equal(expected.Delivered, Delivered);
        Assert.Equal(expected.Pongs, Pongs);
        if (expected.FaultOf(framework) is { } fault)
        {
            Assert.NotNull(End.Error);
            Assert.Null(End.CloseCode);
            if (!framework || !expected.FailsFast) Assert.Equal(fault, ClosedWith);
            return;
        }

        Assert.Null(End.Error);
        Assert.Equal(expected.CloseCode ?? (framework ? 1000 : null), End.CloseCode);
        Assert.Equal(expected.CloseReason, End.CloseReason);
        Assert.Equal(expected.CloseCode ?? 1000, ClosedWith);
    }
}
