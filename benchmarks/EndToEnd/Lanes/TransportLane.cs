using System.Text;
using Framewright.Transport;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Messages through our transport alone: no protocol, no session, nothing parsed. What it costs to get a validated message out of the socket.</summary>
internal sealed class TransportLane : ILane
{
    private readonly ITransport transport;
    private readonly EventTally tally;

    private TransportLane(string name, ITransport transport, CorpusFacts size, EventTally tally)
    {
        Name = name;
        ItemsPerUnit = TopicCorpus.FrameCount(size.Size);
        this.transport = transport;
        this.tally = tally;
    }

    public string Name { get; }

    public int ItemsPerUnit { get; }

    public static async Task<ILane> ConnectAsync(string name, Uri server, CorpusFacts size, EventTally tally, WebSocketOptions options) =>
        new TransportLane(name, await new WebSocketConnector(options).ConnectAsync(server, CancellationToken.None), size, tally);

    public async Task RunAsync(int units)
    {
        transport.Append(Encoding.UTF8.GetBytes($$"""{"msg":"method","method":"joinRoom","id":"1","params":["{{units}}"]}"""));
        await transport.FlushAsync();

        // One call for each pass, and one for the answer: the JIT compiles a method well that is called often.
        for (int left = units; left > 0; left--) await ReceiveAsync(ItemsPerUnit);
        if (!await transport.WaitToReadAsync() || !transport.TryRead(out _)) throw new InvalidOperationException("No answer came");
        tally.Settle(units, ItemsPerUnit);
    }

    public async ValueTask DisposeAsync()
    {
        Task closing = transport.CloseAsync().AsTask();
        while (await transport.WaitToReadAsync())
        {
        }

        await closing;
        await transport.DisposeAsync();
    }

    private async Task ReceiveAsync(int count)
    {
        while (count > 0)
        {
            if (!await transport.WaitToReadAsync()) throw new InvalidOperationException($"The socket ended: {transport.End}");
            while (count > 0 && transport.TryRead(out Frame frame))
            {
                tally.Add(frame.Payload.Length);
                count--;
            }
        }
    }
}
