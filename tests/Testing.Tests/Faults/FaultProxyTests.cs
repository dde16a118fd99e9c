using System.Net;
using System.Net.Sockets;
using Framewright.Testing.Faults;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Faults;

/// <summary>The proxy breaks what it is told to break, at the byte where it is told to, and nothing else.</summary>
public sealed class FaultProxyTests
{
    [Fact]
    public async Task Bytes_go_through_both_ways_and_are_counted()
    {
        await using var scene = await ProxyScene.OpenAsync(FaultPlan.None);
        await scene.Client.SendAsync(ProxyScene.Numbered(1000));
        Assert.Equal(ProxyScene.Numbered(1000), await ProxyScene.ReadAsync(scene.Server, 1000));
        await scene.Server.SendAsync(ProxyScene.Numbered(70));
        Assert.Equal(ProxyScene.Numbered(70), await ProxyScene.ReadAsync(scene.Client, 70));

        scene.Client.Shutdown(SocketShutdown.Send);
        Assert.Empty((await ProxyScene.ReadToEndAsync(scene.Server)).Bytes);
        await scene.Server.SendAsync("after"u8.ToArray());
        scene.Server.Close();
        Assert.Equal("after"u8.ToArray(), (await ProxyScene.ReadToEndAsync(scene.Client)).Bytes);
        await scene.Connection.Ended;
        Assert.Equal((1000, 75, 1, 0), (scene.Proxy.BytesToServer, scene.Proxy.BytesToClient, scene.Proxy.Accepted, scene.Proxy.Refused));
        Assert.False(scene.Connection.IsCut);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    public async Task A_direction_is_cut_at_its_byte_in_order(int offset)
    {
        await using var scene = await ProxyScene.OpenAsync(new DirectionFaults { CutAfter = offset });
        if (offset > 0) await scene.Client.SendAsync(ProxyScene.Numbered(100));
        var (bytes, isReset) = await ProxyScene.ReadToEndAsync(scene.Server);

        Assert.Equal(ProxyScene.Numbered(offset), bytes);
        Assert.False(isReset);
        Assert.Equal((0, false), ((await ProxyScene.ReadToEndAsync(scene.Client)).Bytes.Length, (await ProxyScene.ReadToEndAsync(scene.Client)).IsReset));
        Assert.True(scene.Connection.IsCut);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task A_direction_is_cut_at_its_byte_by_a_reset(int offset)
    {
        await using var scene = await ProxyScene.OpenAsync(new FaultPlan { ToClient = new DirectionFaults { CutAfter = offset }, Cut = CutKind.Reset });
        await scene.Server.SendAsync(ProxyScene.Numbered(100));

        Assert.True((await ProxyScene.ReadToEndAsync(scene.Client)).IsReset);
        Assert.True((await ProxyScene.ReadToEndAsync(scene.Server)).IsReset);
        await scene.Connection.Ended;
        Assert.Equal(offset, scene.Proxy.BytesToClient);
    }

    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(14, 10, 4)]
    [InlineData(27, 20, 7)]
    public async Task A_conversation_is_cut_at_its_byte_wherever_that_lies(int offset, int toServer, int toClient)
    {
        await using var scene = await ProxyScene.OpenAsync(new FaultPlan { CutAfter = offset });
        var answering = AnswerAsync();
        try
        {
            for (var turn = 0; turn < 3; turn++)
            {
                await scene.Client.SendAsync(ProxyScene.Numbered(10));
                await ProxyScene.ReadAsync(scene.Client, 5);
            }
        }
        catch (EndOfStreamException)
        {
            // The cut.
        }

        scene.Client.Close();
        await answering;
        await scene.Connection.Ended;
        Assert.Equal((toServer, toClient), (scene.Proxy.BytesToServer, scene.Proxy.BytesToClient));

        async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    await ProxyScene.ReadAsync(scene.Server, 10);
                    await scene.Server.SendAsync(ProxyScene.Numbered(5));
                }
            }
            catch (EndOfStreamException)
            {
                scene.Server.Close();
            }
        }
    }

    [Fact]
    public async Task A_stalled_direction_holds_everything_back_until_it_goes_on()
    {
        await using var scene = await ProxyScene.OpenAsync(new DirectionFaults { StallAfter = 10 });
        await scene.Client.SendAsync(ProxyScene.Numbered(200));
        Assert.Equal(ProxyScene.Numbered(10), await ProxyScene.ReadAsync(scene.Server, 10));
        await scene.Server.SendAsync("the other way"u8.ToArray());
        await ProxyScene.ReadAsync(scene.Client, 13);
        Assert.Equal(10, scene.Proxy.BytesToServer);

        scene.Connection.Resume(ProxyDirection.ToServer);
        Assert.Equal(ProxyScene.Numbered(200)[10..], await ProxyScene.ReadAsync(scene.Server, 190));
    }

    [Fact]
    public async Task The_writes_of_a_stalled_sender_block_in_the_end()
    {
        await using var scene = await ProxyScene.OpenAsync(new DirectionFaults { StallAfter = 0 });
        scene.Client.Blocking = false;
        var chunk = new byte[256 * 1024];
        var taken = 0L;
        var isFull = false;
        for (var attempt = 0; attempt < 1000 && !isFull; attempt++)
        {
            taken += scene.Client.Send(chunk, SocketFlags.None, out var error);
            isFull = error == SocketError.WouldBlock;
        }

        Assert.True(isFull, $"{taken} bytes were taken.");
    }

    [Fact]
    public async Task A_half_open_direction_takes_writes_and_forwards_nothing()
    {
        await using var scene = await ProxyScene.OpenAsync(new DirectionFaults { DiscardAfter = 10 });
        var chunk = new byte[1 << 20];
        for (var sent = 0; sent < 16; sent++) await scene.Client.SendAsync(chunk);
        await ProxyScene.ReadAsync(scene.Server, 10);
        await ProxyScene.UntilAsync(() => scene.Connection.BytesFromClient == 16 << 20);
        Assert.Equal((10, 0), (scene.Connection.BytesToServer, scene.Server.Available));

        scene.Connection.Resume(ProxyDirection.ToServer);
        await scene.Client.SendAsync("heard again"u8.ToArray());
        Assert.Equal("heard again"u8.ToArray(), await ProxyScene.ReadAsync(scene.Server, 11));
        Assert.False(scene.Connection.IsCut);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Bytes_are_put_in_and_left_out_at_their_offsets_however_they_are_split(int part)
    {
        var edits = new StreamEdit[] { new(0, "<"u8.ToArray()), new(5, "XY"u8.ToArray(), 3), new(8, default, 2), new(50, "Z"u8.ToArray()) };
        await using var scene = await ProxyScene.OpenAsync(new DirectionFaults { Edits = edits, CutAfter = 60 });
        scene.Client.NoDelay = true;
        foreach (var piece in ProxyScene.Numbered(60).Chunk(part)) await scene.Client.SendAsync(piece);

        byte[] expected = [(byte)'<', 0, 1, 2, 3, 4, (byte)'X', (byte)'Y', .. ProxyScene.Numbered(50)[10..], (byte)'Z', .. ProxyScene.Numbered(60)[50..]];
        Assert.Equal(expected, (await ProxyScene.ReadToEndAsync(scene.Server)).Bytes);
    }

    [Fact]
    public async Task Garbage_is_put_in_while_the_connection_lives()
    {
        await using var scene = await ProxyScene.OpenAsync(FaultPlan.None);
        await scene.Server.SendAsync("before"u8.ToArray());
        await ProxyScene.ReadAsync(scene.Client, 6);
        await scene.Connection.InjectAsync(ProxyDirection.ToClient, "garbage"u8.ToArray());
        await scene.Server.SendAsync("after"u8.ToArray());

        Assert.Equal("garbageafter"u8.ToArray(), await ProxyScene.ReadAsync(scene.Client, 12));
    }

    [Fact]
    public async Task Delayed_bytes_wait_for_their_time()
    {
        var time = new ManualTime();
        await using var scene = await ProxyScene.OpenAsync(new FaultPlan { ToServer = new DirectionFaults { Delay = TimeSpan.FromSeconds(30) } }, time);
        await scene.Client.SendAsync("late"u8.ToArray());
        await scene.Server.SendAsync("at once"u8.ToArray());
        await ProxyScene.ReadAsync(scene.Client, 7);
        Assert.Equal(0, scene.Proxy.BytesToServer);

        var reading = ProxyScene.ReadAsync(scene.Server, 4);
        await ProxyScene.UntilAsync(() => reading.IsCompleted, () => time.Advance(TimeSpan.FromSeconds(10)));
        Assert.Equal("late"u8.ToArray(), await reading);
    }

    [Fact]
    public async Task A_throttled_stream_comes_in_pieces()
    {
        var time = new ManualTime();
        await using var scene = await ProxyScene.OpenAsync(new FaultPlan { ToServer = new DirectionFaults { WriteSize = 1, WritePause = TimeSpan.FromSeconds(1) } }, time);
        await scene.Client.SendAsync("abc"u8.ToArray());
        Assert.Equal("a"u8.ToArray(), await ProxyScene.ReadAsync(scene.Server, 1));

        // Time stands still, and the next byte waits for it.
        Assert.Equal((1, 0), (scene.Proxy.BytesToServer, scene.Server.Available));
        var steps = 0;
        var rest = ProxyScene.ReadAsync(scene.Server, 2);
        await ProxyScene.UntilAsync(() => rest.IsCompleted, () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            steps++;
        });
        Assert.Equal("bc"u8.ToArray(), await rest);
        Assert.True(steps >= 2);
    }

    [Fact]
    public async Task Each_connection_has_its_own_plan_and_refused_ones_never_reach_the_server()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var numbers = new List<int>();
        await using var proxy = FaultProxy.Start(ProxyScene.AddressOf(listener), number =>
        {
            numbers.Add(number);
            return number == 2 ? FaultPlan.Refuse : FaultPlan.None;
        });
        using var first = await ProxyScene.ConnectAsync(proxy);
        await ProxyScene.AssertResetAsync(proxy);
        using var third = await ProxyScene.ConnectAsync(proxy);
        Assert.Equal(3, (await proxy.WaitForConnectionAsync(3)).Number);

        proxy.RefusesConnections = true;
        await ProxyScene.AssertResetAsync(proxy);
        Assert.Equal((4, 2), (proxy.Accepted, proxy.Refused));
        Assert.Equal([1, 2, 3], numbers);
    }

    [Fact]
    public async Task A_server_that_is_not_there_looks_like_a_refusal()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = ProxyScene.AddressOf(listener);
        listener.Stop();
        await using var proxy = FaultProxy.Start(address);
        await ProxyScene.AssertResetAsync(proxy);
    }

    [Fact]
    public async Task Disposal_ends_every_connection_and_the_listening()
    {
        var scene = await ProxyScene.OpenAsync(new DirectionFaults { StallAfter = 0 });
        await scene.Client.SendAsync("never read"u8.ToArray());
        var connection = scene.Connection;
        await scene.Proxy.DisposeAsync();

        Assert.True(connection.Ended.IsCompleted);
        Assert.Empty(scene.Proxy.Open);
        Assert.True((await ProxyScene.ReadToEndAsync(scene.Client)).IsReset);
        await Assert.ThrowsAnyAsync<SocketException>(() => ProxyScene.ConnectAsync(scene.Proxy));
        await scene.DisposeAsync();
    }

    public static TheoryData<FaultPlan> SenselessPlans =>
    [
        new() { CutAfter = -1 },
        new() { ToServer = new() { WriteSize = 0 } },
        new() { ToServer = new() { StallAfter = -1 } },
        new() { ToClient = new() { Delay = TimeSpan.FromTicks(-1) } },
        new() { ToClient = new() { WritePause = TimeSpan.FromTicks(-1) } },
        new() { ToClient = new() { Edits = [new(5, default, 3), new(7, default)] } },
    ];

    [Theory]
    [MemberData(nameof(SenselessPlans))]
    public Task A_plan_that_makes_no_sense_is_thrown_by_the_disposal(FaultPlan plan) => AssertThrownByDisposalAsync<ArgumentException>(_ => plan);

    [Fact]
    public Task A_defect_of_the_plan_is_thrown_by_the_disposal() => AssertThrownByDisposalAsync<NotSupportedException>(_ => throw new NotSupportedException("a defect"));

    private static async Task AssertThrownByDisposalAsync<TError>(Func<int, FaultPlan> plan)
        where TError : Exception
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var proxy = FaultProxy.Start(ProxyScene.AddressOf(listener), plan);
        await ProxyScene.AssertResetAsync(proxy);
        await Assert.ThrowsAnyAsync<TError>(() => proxy.DisposeAsync().AsTask());
    }
}
