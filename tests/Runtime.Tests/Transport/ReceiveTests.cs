using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Runs over our own reader and over the framework's.</summary>
public abstract class ReceiveTests(bool framework)
{
    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Fragments_with_a_ping_between_them_become_one_message()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.SendAsync(1, "a€"u8.ToArray()[..2], final: false);
        await peer.SendAsync(9, "now"u8.ToArray());
        await peer.SendAsync(0, "a€"u8.ToArray()[2..], final: false);
        await peer.SendAsync(0, [], final: true);

        Assert.Equal("a€", await transport.ReadTextAsync());
        Assert.Equal((10, "now"), await PongAsync(peer));
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(2 * 1024 * 1024)]
    public async Task A_message_of_any_length_arrives_whole(int length)
    {
        var text = Letters(length);
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var sending = SendTwoAsync();

        Assert.Equal(text, await transport.ReadTextAsync());
        Assert.Equal("next", await transport.ReadTextAsync());
        await sending.Within();

        async Task SendTwoAsync()
        {
            await peer.SendTextAsync(text);
            await peer.SendTextAsync("next");
        }
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(4096, false)]
    [InlineData(4097, true)]
    [InlineData(300_000, true)]
    public async Task A_message_over_the_limit_is_truncated_and_the_next_is_good(int length, bool isTruncated)
    {
        var text = Letters(length);
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync(new WebSocketOptions { MaxFrameSize = 4096 });
        await using var disposing = transport;
        var sending = SendThreeAsync();

        for (var i = 0; i < 2; i++)
        {
            var (payload, whole, truncated) = await ReadFrameAsync(transport);
            Assert.Equal(isTruncated, truncated);
            Assert.Equal(length, whole);
            Assert.Equal(text[..4096], payload);
        }

        Assert.Equal("good", await transport.ReadTextAsync());
        await sending.Within();

        async Task SendThreeAsync()
        {
            await peer.SendTextAsync(text);
            await peer.SendAsync(1, Encoding.UTF8.GetBytes(text[..4096]), final: false);
            await peer.SendAsync(0, Encoding.UTF8.GetBytes(text[4096..]), final: false);
            await peer.SendAsync(0, []);
            await peer.SendTextAsync("good");
        }
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_beyond_the_discard_bound_ends_the_socket()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync(new WebSocketOptions { MaxFrameSize = 4096, MaxDiscardedSize = 100_000 });
        await using var disposing = transport;
        await peer.SendTextAsync("fits");
        var sending = peer.SendTextAsync(Letters(100_001));

        Assert.Equal("fits", await transport.ReadTextAsync());
        Assert.IsType<InvalidDataException>((await transport.ReadToEndAsync()).Error);
        await peer.ReadToEndAsync().Within();
        await Task.WhenAny(sending).Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_of_endless_empty_parts_ends_the_socket_and_one_of_some_does_not()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.WriteAsync([.. ScriptedPeer.Frame(1, "fits"u8.ToArray(), final: false), .. Empty(1000), .. ScriptedPeer.Frame(0, [])]);
        Assert.Equal("fits", await transport.ReadTextAsync());
        await peer.WriteAsync([.. ScriptedPeer.Frame(1, [], final: false), .. Empty(1024)]);

        Assert.IsType<InvalidDataException>((await transport.ReadToEndAsync()).Error);

        static IEnumerable<byte> Empty(int count) => Enumerable.Repeat(ScriptedPeer.Frame(0, [], final: false), count).SelectMany(part => part);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Binary_is_delivered_and_says_that_it_is_not_text()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.SendAsync(2, [0xFF, 0x00]);

        Assert.True(await transport.WaitToReadAsync().Within());
        Assert.True(transport.TryRead(out var frame));
        Assert.False(frame.IsText);
        Assert.Equal([0xFF, 0x00], frame.Payload.ToArray());
    }

    public static TheoryData<byte[]> BrokenFrames => new()
    {
        ScriptedPeer.Frame(1, [0xC3, 0x28]),
        ScriptedPeer.Frame(1, [0xE2, 0x82]),
        ScriptedPeer.Frame(3, [1]),
        ScriptedPeer.Frame(0, [1]),
        (byte[])[0xC1, 0x01, 0x61],
        (byte[])[0x81, 0x81, 0, 0, 0, 0, 0x61],
        (byte[])[0x81, 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        (byte[])[0x89, 126, 0, 200],
        ScriptedPeer.Frame(8, [0x03, 0xED]),
    };

    [Theory(Timeout = Bounded.TestLimit)]
    [MemberData(nameof(BrokenFrames))]
    public async Task Invalid_utf8_or_framing_ends_the_socket_with_an_error_after_the_good_message(byte[] broken)
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.WriteAsync([.. ScriptedPeer.Text("good"), .. broken]);

        Assert.Equal("good", await transport.ReadTextAsync());
        Assert.NotNull((await transport.ReadToEndAsync()).Error);
        Assert.False(transport.TryRead(out _));
        await peer.ReadToEndAsync().Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_goes_without_a_close_leaves_an_error()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        peer.Dispose();

        var end = await transport.ReadToEndAsync();

        Assert.Null(end.CloseCode);
        Assert.NotNull(end.Error);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Every_message_has_64_readable_bytes_behind_it()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync(new WebSocketOptions { MaxFrameSize = 65_536 * 2 });
        await using var disposing = transport;
        int[] lengths = [0, 1, 64, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073];
        var sending = Task.Run(async () =>
        {
            foreach (var length in lengths) await peer.SendTextAsync(Letters(length));
        });

        foreach (var length in lengths)
        {
            Assert.True(await transport.WaitToReadAsync().Within());
            Assert.Equal(64, SlackBehindNextFrame(transport, length));
        }

        await sending.Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task The_same_frame_is_read_once_even_when_waiting_between()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.SendTextAsync("one");
        Assert.True(await transport.WaitToReadAsync().Within());
        Assert.True(await transport.WaitToReadAsync().Within());
        Assert.True(transport.TryRead(out _));
        Assert.False(transport.TryRead(out _));

        var waiting = transport.WaitToReadAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        await peer.SendTextAsync("two");

        Assert.True(await waiting.Within());
        Assert.Equal("two", await transport.ReadTextAsync());
    }

    private static async Task<(int Opcode, string Text)> PongAsync(ScriptedPeer peer)
    {
        var (opcode, payload) = await peer.ReadFrameAsync().Within();
        return (opcode, Encoding.UTF8.GetString(payload));
    }

    private static async Task<(string Payload, long Length, bool IsTruncated)> ReadFrameAsync(ITransport transport)
    {
        Assert.True(await transport.WaitToReadAsync().Within());
        Assert.True(transport.TryRead(out var frame));
        return (Encoding.UTF8.GetString(frame.Payload), frame.Length, frame.IsTruncated);
    }

    /// <summary>How many bytes behind the frame lie in the array that the frame is in, at most 64.</summary>
    private static int SlackBehindNextFrame(ITransport transport, long length)
    {
        Assert.True(transport.TryRead(out var frame));
        Assert.Equal(length, frame.Length);
        var bytes = ArrayOf(Reader((WebSocketTransport)transport));
        var start = (int)Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(bytes), ref MemoryMarshal.GetReference(frame.Payload));
        Assert.InRange(start, 0, bytes.Length - frame.Payload.Length);
        return Math.Min(64, bytes.Length - start - frame.Payload.Length);
    }

    private static byte[] ArrayOf(MessageReader reader) => reader is FrameReader own ? OwnBuffer(own).Array : Bytes(Buffer((FrameworkReader)reader));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "reader")]
    private static extern ref MessageReader Reader(WebSocketTransport transport);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "buffer")]
    private static extern ref ReceivedBytes OwnBuffer(FrameReader reader);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "buffer")]
    private static extern ref ReceiveBuffer Buffer(FrameworkReader reader);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "bytes")]
    private static extern ref byte[] Bytes(ReceiveBuffer buffer);

    private static string Letters(int length) => string.Create(length, 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = (char)('a' + i % 26);
    });

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Bytes_are_counted_before_their_message_is_whole_and_so_are_control_frames()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var waiting = transport.WaitToReadAsync();
        var counted = transport.BytesReceived;
        foreach (var (opcode, length) in ((int, int)[])[(1, 100), (9, 5), (0, 1000)])
        {
            await peer.SendAsync(opcode, new byte[length].Select(_ => (byte)'a').ToArray(), final: opcode == 9);
            await Support.Until.TrueAsync(() => transport.BytesReceived >= counted + length);
            counted = transport.BytesReceived;
            Assert.False(waiting.IsCompleted);
        }

        await peer.SendAsync(0, [], final: true);
        Assert.True(await waiting.AsTask().Within());
    }
}
