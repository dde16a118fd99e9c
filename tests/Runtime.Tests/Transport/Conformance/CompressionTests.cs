using System.IO.Compression;
using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Categories 12 and 13, with bounds and faults: what a server compressed. Over both readers.</summary>
public abstract class CompressionTests(bool framework)
{
    private static readonly WebSocketOptions Small = new() { MaxFrameSize = 4096, MaxDiscardedSize = 2_000_000 };

    public static TheoryData<int, bool, int> Sizes
    {
        get
        {
            var data = new TheoryData<int, bool, int>();
            foreach (var size in (int[])[0, 16, 64, 256, 1024, 4096, 8192, 16_384, 32_768, 65_536, 131_072])
            {
                foreach (var level in (CompressionLevel[])[CompressionLevel.Fastest, CompressionLevel.NoCompression, CompressionLevel.SmallestSize])
                {
                    data.Add(size, true, (int)level);
                    data.Add(size, false, (int)level);
                }
            }

            return data;
        }
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [MemberData(nameof(Sizes))]
    public async Task Messages_of_any_size_are_inflated(int size, bool keepsContext, int level)
    {
        using var deflater = new TestDeflater(keepsContext, (CompressionLevel)level);
        var messages = Enumerable.Range(0, 10).Select(i => Text(size, i)).ToArray();
        byte[] wire = [.. messages.SelectMany((m, i) => deflater.Frame(i == 4 ? 2 : 1, m)), .. Close];

        var transcript = await RunAsync(wire, 1500);

        Assert.Equal(messages.Select((m, i) => Transcript.Describe(i != 4, m)), transcript.Delivered);
        Assert.Null(transcript.End.Error);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public async Task Parts_pings_and_messages_that_are_not_compressed_may_come_between(int partSize)
    {
        using var deflater = new TestDeflater();
        var texts = Enumerable.Range(0, 5).Select(i => Text(3000, i)).ToArray();
        var wire = new List<byte>();
        foreach (var text in texts)
        {
            var parts = deflater.Deflate(text).Chunk(partSize).ToArray();
            for (var i = 0; i < parts.Length; i++)
            {
                var frame = ScriptedPeer.Frame(i == 0 ? 1 : 0, parts[i], final: i == parts.Length - 1);
                wire.AddRange(i == 0 ? TestDeflater.Compressed(frame) : frame);
                if (i == 1) wire.AddRange(ScriptedPeer.Frame(9, "p"u8.ToArray()));
            }

            wire.AddRange(ScriptedPeer.Text("plain"));
        }

        var transcript = await RunAsync([.. wire, .. Close], 700);

        Assert.Equal(texts.SelectMany(t => (string[])[Transcript.Describe(true, t), Transcript.Describe(true, "plain"u8)]), transcript.Delivered);
        Assert.Equal(5, transcript.Pongs.Count);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_small_conversation_may_be_cut_anywhere()
    {
        using var deflater = new TestDeflater();
        byte[] wire = [.. deflater.Frame(1, "Hello"u8.ToArray()), .. deflater.Frame(1, "Hello Hello"u8.ToArray()), .. deflater.Frame(1, Encoding.UTF8.GetBytes("héllo😀")), .. Close];
        string[] expected = [Transcript.Describe(true, "Hello"u8), Transcript.Describe(true, "Hello Hello"u8), Transcript.Describe(true, Encoding.UTF8.GetBytes("héllo😀"))];
        for (var cut = 1; cut < wire.Length; cut++)
            Assert.Equal(expected, (await MemorySocket.RunAsync(framework, new WebSocketOptions(), isCompressed: true, [wire.AsMemory(0, cut), wire.AsMemory(cut)])).Delivered);
        Assert.Equal(expected, (await RunAsync(wire, 1)).Delivered);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task What_inflates_to_more_than_the_limit_is_truncated_and_the_next_message_is_good()
    {
        using var deflater = new TestDeflater();
        var large = Enumerable.Repeat((byte)'x', 1_000_000).ToArray();
        byte[] wire = [.. deflater.Frame(1, large), .. deflater.Frame(1, large.AsSpan(0, 4096).ToArray()), .. deflater.Frame(1, "good"u8.ToArray()), .. Close];

        var transcript = await RunAsync(wire, 100, Small);

        Assert.Equal([Transcript.Describe(true, large.AsSpan(0, 4096)) + " of 1000000", Transcript.Describe(true, large.AsSpan(0, 4096)), Transcript.Describe(true, "good"u8)], transcript.Delivered);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task What_inflates_to_more_than_is_thrown_away_ends_the_socket()
    {
        using var deflater = new TestDeflater();
        byte[] wire = [.. deflater.Frame(1, "good"u8.ToArray()), .. deflater.Frame(1, new byte[2_000_001]), .. Close];

        var transcript = await RunAsync(wire, 100_000, Small);

        Assert.Single(transcript.Delivered);
        Assert.IsType<InvalidDataException>(transcript.End.Error);
        Assert.Equal(1009, transcript.ClosedWith);
    }

    public static TheoryData<string, byte[], int> Faults
    {
        get
        {
            using var deflater = new TestDeflater();
            var hello = deflater.Deflate("Hello"u8.ToArray());
            return new()
            {
                { "the bit on a later part", [.. TestDeflater.Compressed(ScriptedPeer.Frame(1, hello[..2], final: false)), .. TestDeflater.Compressed(ScriptedPeer.Frame(0, hello[2..]))], 1002 },
                { "the bit on a ping", TestDeflater.Compressed(ScriptedPeer.Frame(9, [])), 1002 },
                { "the bit on a close", TestDeflater.Compressed(ScriptedPeer.Frame(8, [])), 1002 },
                { "another reserved bit", [0xE1, .. ScriptedPeer.Frame(1, hello)[1..]], 1002 },
                { "a block of no kind", TestDeflater.Compressed(ScriptedPeer.Frame(1, [0xFF, 0xFF, 0xFF, 0xFF])), 1007 },
                { "a distance before the beginning", TestDeflater.Compressed(ScriptedPeer.Frame(1, [0x02, 0x7F, 0x00])), 1007 },
                { "text that is not UTF-8", deflater.Frame(1, [0xC3, 0x28]), 1007 },
            };
        }
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [MemberData(nameof(Faults))]
    public async Task What_is_wrong_ends_the_socket_after_the_good_message(string what, byte[] wrong, int code)
    {
        var transcript = await RunAsync([.. ScriptedPeer.Text("good"), .. wrong, .. Close], 50);

        Assert.Equal([Transcript.Describe(true, "good"u8)], transcript.Delivered);

        // The framework looks at the bit of data frames only, and tells its peer of some of these nothing.
        if (framework && what is ("the bit on a ping" or "the bit on a close")) return;
        Assert.NotNull(transcript.End.Error);
        if (!framework) Assert.Equal(code, transcript.ClosedWith);
    }

    private static byte[] Close => ScriptedPeer.Frame(8, [0x03, 0xE8]);

    private static byte[] Text(int size, int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) bytes[i] = i > 20 && random.Next(3) > 0 ? bytes[i - 20] : (byte)random.Next('a', 'z');
        return bytes;
    }

    private Task<Transcript> RunAsync(byte[] wire, int pieceSize, WebSocketOptions? options = null) =>
        MemorySocket.RunAsync(framework, options ?? new WebSocketOptions(), isCompressed: true, wire.Chunk(pieceSize).Select(piece => (ReadOnlyMemory<byte>)piece));
}
