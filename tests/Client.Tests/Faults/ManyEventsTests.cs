using System.Globalization;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Xunit.Abstractions;

namespace Framewright.Client.Tests.Faults;

/// <summary>A million events through one topic, as views and as records: all of them, in order, and memory stays flat. Alone, because the live heap is measured.</summary>
[Collection(nameof(ReconnectTests))]
public sealed class ManyEventsTests(ITestOutputHelper output)
{
    private const int Events = 1_000_000;
    private const int Batch = 10_000;
    private const string Room = "one-room";

    private int views;
    private int records;
    private int disorders;

    [Fact]
    public async Task A_million_events_arrive_in_order_as_views_and_as_records()
    {
        await using var peer = new EventPeer();
        var client = new RocketChatClient(new RealtimeOptions { Endpoint = peer.Address, Reconnect = ReconnectPolicy.Never, MaxBufferedBytes = 256L << 20 }, _ => ValueTask.FromResult(RocketChatCredentials.Token("t")));
        await client.ConnectAsync().Within();
        await client.SubscribeToRoomMessagesViewAsync(Room, OnView).Within();
        await client.SubscribeToRoomMessagesAsync(Room, OnRecord, new SubscriptionOptions { Policy = BufferPolicy.Hold }).Within();
        var (before, most) = (0L, 0L);
        var start = TimeProvider.System.GetTimestamp();
        for (var first = 0; first < Events; first += Batch)
        {
            await peer.SendAsync(Room, first, first + Batch);
            await Bounded.UntilAsync(() => Volatile.Read(ref views) == first + Batch && Volatile.Read(ref records) == first + Batch);

            // The queue of records keeps room for the most that has waited in it, so the first tenth is for warming up.
            if (first % (Events / 10) != 0 || first == 0) continue;
            var live = GC.GetTotalMemory(forceFullCollection: true);
            if (before == 0) before = live;
            else most = Math.Max(most, live);
        }

        var elapsed = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine($"{Events} events in {elapsed.TotalSeconds:0.0} s, both ways in order; the live heap grew by {most - before} bytes.");
        Assert.Equal((Events, Events, 0), (views, records, disorders));
        Assert.Equal((2L * Events, 0, 0), (client.Connection.Statistics.EventsDelivered, client.Connection.Statistics.EventsDropped, client.Connection.Statistics.Faults));
        Assert.InRange(most - before, long.MinValue, 1_000_000);
        await client.DisposeAsync().Within();
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == FaultScene.Baseline);
    }

    private void OnView(MessageView view)
    {
        Span<byte> text = stackalloc byte[16];
        var length = view.Text.CopyTo(text);
        if (!int.TryParse(text[..length], CultureInfo.InvariantCulture, out var number) || number != views) disorders++;
        Interlocked.Increment(ref views);
    }

    private ValueTask OnRecord(Message message, CancellationToken cancellationToken)
    {
        if (int.Parse(message.Text, CultureInfo.InvariantCulture) != records) Interlocked.Increment(ref disorders);
        Interlocked.Increment(ref records);
        return ValueTask.CompletedTask;
    }
}
