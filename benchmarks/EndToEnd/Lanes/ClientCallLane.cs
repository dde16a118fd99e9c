using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Calls through our client: as many callers as calls are in flight, each waiting for its answer.</summary>
internal sealed class ClientCallLane : ILane
{
    private readonly RocketChatClient client;
    private readonly Task[] callers;

    private ClientCallLane(RocketChatClient client, int depth)
    {
        this.client = client;
        callers = new Task[depth];
    }

    public string Name => "client";

    public int ItemsPerUnit => CallShape.CallsPerUnit;

    public static async Task<ILane> ConnectAsync(Uri server, int depth) => new ClientCallLane(await MeasuredClient.ConnectAsync(server), depth);

    public Task RunAsync(int units)
    {
        for (int i = 0; i < callers.Length; i++) callers[i] = CallAsync(units * ItemsPerUnit / callers.Length);
        return Task.WhenAll(callers);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task CallAsync(int calls)
    {
        for (int left = calls; left > 0; left--)
        {
            if (await client.GetRoomIdAsync(TopicCorpus.RoomId) != TopicCorpus.RoomId) throw new InvalidOperationException("Another call's answer came");
        }
    }
}
