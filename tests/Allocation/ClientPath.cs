using System.Globalization;
using Framewright.RocketChat;

namespace Framewright.Allocation;

/// <summary>A live client against the server in the other process.</summary>
internal sealed class ClientPath : IAsyncDisposable
{
    private readonly RocketChatClient client;
    private readonly MessageSum sum = new();
    private readonly SemaphoreSlim arrived = new(0);
    private long expected;
    private long seen;

    private ClientPath(Uri server) => client = new RocketChatClient(new RealtimeOptions { Endpoint = server });

    public static async Task<ClientPath> ConnectAsync(Uri server)
    {
        var path = new ClientPath(server);
        await path.client.ConnectAsync();
        return path;
    }

    public async Task SubscribeViewAsync() => await client.SubscribeToRoomMessagesViewAsync(SampleFrame.RoomId, message =>
    {
        sum.Add(message);
        Count();
    });

    // Everything is held: a record that is dropped would be a record that is not counted.
    public async Task SubscribeRecordAsync() => await client.SubscribeToRoomMessagesAsync(
        SampleFrame.RoomId,
        (_, _) =>
        {
            Count();
            return default;
        },
        new SubscriptionOptions { Policy = BufferPolicy.Hold });

    /// <summary>The server sends as many events as it is asked for, in answer to one call.</summary>
    public Task<Reading> MeasureEventsAsync() => Slope.MeasureAsync(async frames =>
    {
        Volatile.Write(ref expected, Volatile.Read(ref seen) + frames);
        await client.GetRoomIdAsync(frames.ToString(CultureInfo.InvariantCulture));
        if (!await arrived.WaitAsync(TimeSpan.FromSeconds(30))) throw new TimeoutException("Events are missing.");
    });

    public Task<Reading> MeasureCallsAsync() => Slope.MeasureAsync(async calls =>
    {
        for (var left = calls; left > 0; left--) await client.LogoutAsync();
    }, few: 2_000);

    public async ValueTask DisposeAsync()
    {
        if (client.Connection.Statistics.Faults > 0) throw new InvalidOperationException("Frames were faulty.");
        await client.DisposeAsync();
        arrived.Dispose();
    }

    private void Count()
    {
        if (++seen == Volatile.Read(ref expected)) arrived.Release();
    }
}
