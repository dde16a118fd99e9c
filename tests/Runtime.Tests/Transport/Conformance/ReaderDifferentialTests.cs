using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Random conversations, right and wrong ones, read by both readers: what came of them has to be the same.</summary>
public sealed class ReaderDifferentialTests
{
    private const int Conversations = 3000;

    private static readonly WebSocketOptions Options = new() { MaxFrameSize = 8 * 1024, MaxDiscardedSize = 64 * 1024, ReceiveBufferSize = 4 * 1024 };

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Both_readers_understand_the_same(int seed)
    {
        var random = new Random(seed);
        var faults = 0;
        for (var i = 0; i < Conversations; i++)
        {
            var wire = Conversation(random);
            var pieces = Cut(wire, random);
            var own = await MemorySocket.RunAsync(framework: false, Options, isCompressed: false, pieces);
            var framework = await MemorySocket.RunAsync(framework: true, Options, isCompressed: false, pieces);
            AssertSame(own, framework, $"seed {seed}, conversation {i}: {Convert.ToHexString(wire.AsSpan(0, Math.Min(wire.Length, 500)))}");
            if (own.End.Error is not null) faults++;
        }

        // Were all of them right or all wrong, little would have been compared.
        Assert.InRange(faults, Conversations / 10, Conversations * 9 / 10);
    }

    private static void AssertSame(Transcript own, Transcript framework, string which)
    {
        Assert.True(own.Delivered.SequenceEqual(framework.Delivered), which);
        Assert.True(own.Pongs.SequenceEqual(framework.Pongs), which);
        Assert.True(own.End.Error is null == framework.End.Error is null, $"{which}: {own.End.Error} / {framework.End.Error}");
        Assert.True(own.End.CloseReason == framework.End.CloseReason, which);

        // The framework takes a close without a code for 1000, may wait for more of a text that is wrong already, calls a reason that is no text a wrong frame,
        // and waits for all of what a header says is too much.
        Assert.True(own.End.CloseCode == framework.End.CloseCode || (own.End.CloseCode is null && framework.End.CloseCode == 1000), which);
        Assert.True(own.ClosedWith == framework.ClosedWith || (own.ClosedWith is 1007 or 1009 && framework.ClosedWith is null or 1002), $"{which}: {own.ClosedWith} / {framework.ClosedWith}");
    }

    private static byte[] Conversation(Random random)
    {
        var wire = new List<byte>();
        for (var frames = random.Next(1, 12); frames > 0; frames--)
        {
            switch (random.Next(20))
            {
                case 0:
                    wire.AddRange(ScriptedPeer.Frame(random.Next(16), Payload(random, 20), random.Next(2) == 0));
                    break;
                case 1:
                    wire.AddRange(ScriptedPeer.Frame(8, random.Next(3) == 0 ? [] : [(byte)random.Next(3, 17), (byte)random.Next(256), .. Payload(random, 10)]));
                    break;
                case < 6:
                    wire.AddRange(ScriptedPeer.Frame(random.Next(9, 11), Payload(random, 125)));
                    break;
                case < 10:
                    AddParts(wire, random);
                    break;
                default:
                    wire.AddRange(ScriptedPeer.Frame(random.Next(1, 3), Payload(random, random.Next(4) == 0 ? 12_000 : 300)));
                    break;
            }
        }

        // A bit that fell over, or an end too soon.
        if (random.Next(6) == 0) wire[random.Next(wire.Count)] ^= (byte)(1 << random.Next(8));
        if (random.Next(6) == 0) wire.RemoveRange(random.Next(wire.Count), 1);
        return [.. wire];
    }

    private static void AddParts(List<byte> wire, Random random)
    {
        var payload = Payload(random, random.Next(4) == 0 ? 12_000 : 100);
        var opcode = random.Next(1, 3);
        for (var start = 0; ;)
        {
            var length = Math.Min(payload.Length - start, random.Next(2 + payload.Length / 2));
            var isLast = start + length == payload.Length;
            wire.AddRange(ScriptedPeer.Frame(opcode, payload[start..(start + length)], isLast));
            if (isLast) return;
            opcode = 0;
            start += length;
            if (random.Next(4) == 0) wire.AddRange(ScriptedPeer.Frame(9, Payload(random, 10)));
        }
    }

    /// <summary>Text; a short one may be broken. A broken one that is too large would be read to its end by one reader only: ours does not check what it throws away.</summary>
    private static byte[] Payload(Random random, int longest)
    {
        var text = new StringBuilder();
        for (var length = random.Next(longest / 2); length > 0; length--) text.Append(random.Next(8) == 0 ? "é€😀ß"[random.Next(5)] switch { var c when char.IsSurrogate(c) => "😀", var c => c.ToString() } : "a");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (bytes.Length > longest) bytes = new byte[longest];
        if (bytes.Length is > 0 and < 1000 && random.Next(40) == 0) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private static List<ReadOnlyMemory<byte>> Cut(byte[] wire, Random random)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        var longest = random.Next(4) switch { 0 => 3, 1 => 40, 2 => 1000, _ => wire.Length };
        for (var start = 0; start < wire.Length;)
        {
            var length = Math.Min(wire.Length - start, random.Next(1, longest + 1));
            pieces.Add(wire.AsMemory(start, length));
            start += length;
        }

        return pieces;
    }
}
