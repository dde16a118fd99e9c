using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Testing.Faults;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Faults;

/// <summary>Bytes that were put in, left out or changed on the way, anywhere in a conversation: every operation ends, nothing is left behind.</summary>
public sealed class GarbageTests(ITestOutputHelper output)
{
    private const int Workers = 8;

    // Coprime to the lengths of headers and frames, so that all of their parts are met.
    private const int Stride = 11;

    public static TheoryData<string, byte[], int> Damages => new()
    {
        { "a byte put in", [0xFF], 0 },
        { "a byte left out", [], 1 },
        { "a byte changed", [0x00], 1 },
        { "a frame of garbage put in", [0x81, 0x05, (byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)'}'], 0 },
        { "a hole", [], 100 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_on_the_way_to_the_client_ends_in_a_typed_error_or_does_no_harm(string damage, byte[] insert, int remove)
    {
        var length = await MeasureAsync();
        var last = -Stride;
        var broken = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var scene = await FaultScene.OpenAsync();
            while (Interlocked.Add(ref last, Stride) is var offset && offset < length)
            {
                scene.Plan(new FaultPlan { ToClient = new DirectionFaults { Edits = [new(offset, insert, remove)] } });
                if ((await Conversation.RunAsync(scene, Impatient)).Broke is not null) Interlocked.Increment(ref broken);
            }
        })));
        output.WriteLine($"{damage}: {(length / Stride) + 1} conversations, {broken} broke.");
        Assert.InRange(broken, 1, (length / Stride) + 1);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task After_damage_on_the_way_the_client_works_again(string damage, byte[] insert, int remove)
    {
        var length = await MeasureAsync();
        var last = -2 * Stride;
        var reconnects = 0L;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var scene = await FaultScene.OpenAsync();
            while (Interlocked.Add(ref last, 2 * Stride) is var offset && offset < length)
            {
                scene.Plan(new FaultPlan { ToClient = new DirectionFaults { Edits = [new(offset, insert, remove)] } });
                await using var client = scene.NewClient(options => FaultScene.Healing(Impatient(options)));
                await WorkAsync(scene, client);
                Interlocked.Add(ref reconnects, client.Connection.Statistics.Reconnects);
            }
        })));
        output.WriteLine($"{damage}: {(length / (2 * Stride)) + 1} conversations, {reconnects} reconnects of live sessions.");
    }

    [Fact]
    public async Task A_stream_that_turns_into_noise_ends_the_socket()
    {
        await using var scene = await FaultScene.OpenAsync();
        await using var client = scene.NewClient();
        await client.ConnectAsync().Within();
        var call = client.GetRoomsAsync().AsTask();
        var noise = new byte[100_000];
        new Random(4).NextBytes(noise);

        await scene.Proxy.Latest.InjectAsync(ProxyDirection.ToClient, noise);

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).Within();
        Assert.True(await Record.ExceptionAsync(() => call.Within()) is null or ConnectionLostException);
    }

    [Fact]
    public async Task An_answer_to_the_upgrade_that_is_no_HTTP_is_told_as_a_refusal_or_a_loss()
    {
        await using var scene = await FaultScene.OpenAsync();
        foreach (var answer in new[] { "SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "\0\0\0\0", "HTTP/1.1 101 Switching Protocols\r\n\r\n", new string('x', 200_000) })
        {
            scene.Plan(new FaultPlan { ToClient = new DirectionFaults { Edits = [new(0, System.Text.Encoding.ASCII.GetBytes(answer))] } });
            Assert.True((await Conversation.RunAsync(scene, Impatient)).Broke is HandshakeRefusedException or ConnectionLostException, answer);
        }
    }

    /// <summary>Tries until a text is sent and heard. What was damaged may look like a refusal for good, which only another connect overcomes.</summary>
    private static async Task WorkAsync(FaultScene scene, RocketChatClient client)
    {
        const int Most = 10;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (client.Connection.State is ConnectionState.Disconnected or ConnectionState.Lost) await client.ConnectAsync().Within();
                var damage = DamageOf(client.Connection.Statistics);
                var heard = new Inbox<string>();
                await using var subscription = await client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, token) => heard.AddAsync(message.Text, token)).Within();
                var text = Guid.NewGuid().ToString("N");
                await client.SendTextAsync(scene.General.Id, text).Within();
                var isHeard = false;
                await Bounded.UntilAsync(() =>
                {
                    isHeard |= heard.TryTake(out var next) && next == text;
                    return isHeard || DamageOf(client.Connection.Statistics) > damage;
                });
                if (isHeard && attempt > 0) return;
                Assert.True(attempt < Most, "It never came to work again.");
            }
            catch (RealtimeException) when (attempt < Most)
            {
                // The damage was met; the next attempt goes over a sound socket.
            }
        }
    }

    private static long DamageOf(ConnectionStatistics statistics) => statistics.SocketsLost + statistics.Faults + statistics.UnknownKinds + statistics.EventsUnrouted;

    /// <summary>A frame's length may have been damaged, so that the client waits for bytes that never come.</summary>
    private static RealtimeOptions Impatient(RealtimeOptions options) => options with
    {
        OpeningTimeout = TimeSpan.FromMilliseconds(600),
        CallTimeout = TimeSpan.FromMilliseconds(300),
        LongCallTimeout = TimeSpan.FromMilliseconds(300),
        SubscribeTimeout = TimeSpan.FromMilliseconds(300),
        Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600)),
        DisposeTimeout = TimeSpan.FromMilliseconds(300),
    };

    private static async Task<int> MeasureAsync()
    {
        await using var scene = await FaultScene.OpenAsync();
        var whole = await Conversation.RunAsync(scene);
        Assert.Null(whole.Broke);
        return (int)whole.BytesToClient;
    }
}
