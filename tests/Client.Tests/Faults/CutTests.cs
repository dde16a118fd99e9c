using Framewright.Testing.Faults;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Faults;

/// <summary>The socket breaks at every byte of a conversation, in both directions.</summary>
public sealed class CutTests(ITestOutputHelper output)
{
    private const int Workers = 4;

    [Theory]
    [InlineData(ProxyDirection.ToServer, CutKind.Close, 1)]
    [InlineData(ProxyDirection.ToClient, CutKind.Close, 1)]
    [InlineData(ProxyDirection.ToServer, CutKind.Reset, 3)]
    [InlineData(ProxyDirection.ToClient, CutKind.Reset, 3)]
    public async Task A_conversation_that_is_cut_at_any_byte_ends_every_operation(ProxyDirection direction, CutKind kind, int step)
    {
        var length = await MeasureAsync(direction);
        var (last, repeated) = (-step, 0);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var scene = await FaultScene.OpenAsync();
            while (Interlocked.Add(ref last, step) is var offset && offset < length)
            {
                scene.Plan(Cut(direction, kind, offset));
                var accepted = scene.Proxy.Accepted;
                var broke = (await Conversation.RunAsync(scene)).Broke;

                // HTTP itself asks once more when a connection ends in order before the first byte of an answer.
                if (broke is null && scene.Proxy.Accepted == accepted + 2) Interlocked.Increment(ref repeated);
                else Assert.True(broke is ConnectionLostException, $"{direction}, {kind}, {offset}: {broke}");
            }
        })));
        output.WriteLine($"{direction}, {kind}: {(length + step - 1) / step} conversations, each cut at another byte; {repeated} upgrades were repeated by HTTP.");
        Assert.True(repeated < 300);
    }

    [Theory]
    [InlineData(ProxyDirection.ToServer, CutKind.Close, 1)]
    [InlineData(ProxyDirection.ToClient, CutKind.Close, 1)]
    [InlineData(ProxyDirection.ToServer, CutKind.Reset, 3)]
    [InlineData(ProxyDirection.ToClient, CutKind.Reset, 3)]
    public async Task A_conversation_that_is_cut_at_any_byte_heals(ProxyDirection direction, CutKind kind, int step)
    {
        var length = await MeasureAsync(direction);
        var last = -step;
        var (heals, sent, gaps, failed) = (0L, 0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            await using var scene = await FaultScene.OpenAsync();
            var confirmed = new List<string>();
            while (Interlocked.Add(ref last, step) is var offset && offset < length)
            {
                // The second socket breaks too, somewhere else: nothing may depend on the first attempt getting through.
                scene.Plan(Cut(direction, kind, offset), Cut(direction, kind, (int)((offset * 7L) % length)));
                var conversation = await HealingConversation.RunAsync(scene, $"hello {offset}");
                Interlocked.Add(ref heals, conversation.Heals);
                Interlocked.Add(ref gaps, conversation.Gaps);
                Interlocked.Add(ref failed, conversation.FailedFetches);
                if (conversation.IsSent) confirmed.Add($"hello {offset}");
                else AssertUnknown(conversation.Failure);
            }

            // A result means that the server has it, once; without one it has it at most once.
            var stored = scene.Server.Messages.CountBy(message => message.Text).ToDictionary();
            Assert.All(confirmed, text => Assert.Equal(1, stored[text]));
            Assert.DoesNotContain(stored, message => message.Value > 1);
            Interlocked.Add(ref sent, confirmed.Count);
        })));
        output.WriteLine($"{direction}, {kind}: {(length + step - 1) / step} conversations, each cut at another byte and again on its second socket; {heals} times healed, {sent} texts confirmed, {gaps} gaps told, {failed} of them because the fetch failed.");
        Assert.True(heals > length / step / 4);
    }

    /// <summary>What was never written waits for the next socket, so that only what may have been written can fail.</summary>
    private static void AssertUnknown(RealtimeException? failure) => Assert.Equal(CallOutcome.Unknown, Assert.IsType<ConnectionLostException>(failure).Outcome);

    /// <summary>How long a conversation is until its end is heard.</summary>
    private static async Task<long> MeasureAsync(ProxyDirection direction)
    {
        await using var scene = await FaultScene.OpenAsync();
        var whole = await Conversation.RunAsync(scene);
        Assert.Null(whole.Broke);
        return direction == ProxyDirection.ToServer ? whole.BytesToServer : whole.BytesToClient;
    }

    private static FaultPlan Cut(ProxyDirection direction, CutKind kind, int offset)
    {
        var faults = new DirectionFaults { CutAfter = offset };
        return direction == ProxyDirection.ToServer ? new FaultPlan { ToServer = faults, Cut = kind } : new FaultPlan { ToClient = faults, Cut = kind };
    }
}
