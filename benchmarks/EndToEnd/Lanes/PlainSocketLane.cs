using System.Text;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Events through <see cref="System.Net.WebSockets.ClientWebSocket"/> into a reader. It neither opens the protocol nor logs in nor routes: it knows what comes.</summary>
internal sealed class PlainSocketLane<TReader> : ILane
    where TReader : struct, IFrameReader
{
    private readonly PlainSocket socket;
    private readonly EventTally tally;

    private PlainSocketLane(string name, PlainSocket socket, CorpusFacts size, EventTally tally)
    {
        Name = name;
        ItemsPerUnit = TopicCorpus.FrameCount(size.Size);
        this.socket = socket;
        this.tally = tally;
    }

    public string Name { get; }

    public int ItemsPerUnit { get; }

    public static async Task<ILane> ConnectAsync(string name, Uri server, CorpusFacts size, EventTally tally) =>
        new PlainSocketLane<TReader>(name, await PlainSocket.ConnectAsync(server), size, tally);

    public async Task RunAsync(int units)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"msg":"method","method":"joinRoom","id":"1","params":["{{units}}"]}"""));

        // One call for each pass: the JIT compiles a method well that is called often, and less well a loop that never ends.
        for (int left = units; left > 0; left--) await socket.ReceiveAsync(ItemsPerUnit, default(TReader), tally);
        await socket.ReceiveAsync();
        tally.Settle(units, ItemsPerUnit);
    }

    public ValueTask DisposeAsync() => socket.DisposeAsync();
}
