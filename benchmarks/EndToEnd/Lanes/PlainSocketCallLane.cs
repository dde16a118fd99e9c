namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>The same frame again and again through <see cref="System.Net.WebSockets.ClientWebSocket"/>: one more is sent for each that comes back. Nothing is written, parsed or matched to a caller.</summary>
internal sealed class PlainSocketCallLane : ILane
{
    private readonly PlainSocket socket;
    private readonly int depth;

    private PlainSocketCallLane(PlainSocket socket, int depth)
    {
        this.socket = socket;
        this.depth = depth;
    }

    public string Name => "clientwebsocket";

    public int ItemsPerUnit => CallShape.CallsPerUnit;

    public static async Task<ILane> ConnectAsync(Uri server, int depth) => new PlainSocketCallLane(await PlainSocket.ConnectAsync(server), depth);

    public async Task RunAsync(int units)
    {
        for (int sent = 0; sent < depth; sent++) await socket.SendAsync(CallShape.Request);
        for (int left = units; left > 0; left--) await ExchangeAsync(left == 1 ? ItemsPerUnit - depth : ItemsPerUnit);
        for (int left = depth; left > 0; left--) await ReceiveAsync();
    }

    public ValueTask DisposeAsync() => socket.DisposeAsync();

    private async Task ExchangeAsync(int count)
    {
        for (int left = count; left > 0; left--)
        {
            await ReceiveAsync();
            await socket.SendAsync(CallShape.Request);
        }
    }

    private async ValueTask ReceiveAsync()
    {
        if (await socket.ReceiveAsync() != CallShape.Answer.Length) throw new InvalidOperationException("Something else than an answer came");
    }
}
