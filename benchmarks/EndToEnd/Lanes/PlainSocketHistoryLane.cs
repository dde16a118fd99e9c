namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories through <see cref="System.Net.WebSockets.ClientWebSocket"/> into a reader: one more call is sent for each answer. Nothing is written anew or matched to a caller.</summary>
internal sealed class PlainSocketHistoryLane<TReader> : ILane
    where TReader : struct, IFrameReader
{
    private readonly PlainSocket socket;
    private readonly EventTally tally;

    private PlainSocketHistoryLane(string name, PlainSocket socket, EventTally tally)
    {
        Name = name;
        this.socket = socket;
        this.tally = tally;
    }

    public string Name { get; }

    public int ItemsPerUnit => HistoryShape.CallsPerUnit;

    public static async Task<ILane> ConnectAsync(string name, Uri server, EventTally tally) =>
        new PlainSocketHistoryLane<TReader>(name, await PlainSocket.ConnectAsync(server), tally);

    public async Task RunAsync(int units)
    {
        int calls = units * ItemsPerUnit;
        for (int sent = 0; sent < HistoryShape.Depth; sent++) await socket.SendAsync(HistoryShape.Request);
        for (int received = 1; received <= calls; received++)
        {
            await socket.ReceiveAsync(1, default(TReader), tally);
            if (received + HistoryShape.Depth <= calls) await socket.SendAsync(HistoryShape.Request);
        }

        tally.Settle(units, ItemsPerUnit);
    }

    public ValueTask DisposeAsync() => socket.DisposeAsync();
}
