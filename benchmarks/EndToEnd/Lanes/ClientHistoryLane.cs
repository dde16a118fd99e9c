using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories through our client: a few callers, each of whom gets fifty messages as records for every call.</summary>
internal sealed class ClientHistoryLane : ILane
{
    private readonly RocketChatClient client;
    private readonly EventTally tally;
    private readonly Task[] callers = new Task[HistoryShape.Depth];

    private ClientHistoryLane(RocketChatClient client, EventTally tally)
    {
        this.client = client;
        this.tally = tally;
    }

    public string Name => "client";

    public int ItemsPerUnit => HistoryShape.CallsPerUnit;

    public static async Task<ILane> ConnectAsync(Uri server, EventTally tally) => new ClientHistoryLane(await MeasuredClient.ConnectAsync(server), tally);

    public async Task RunAsync(int units)
    {
        for (int i = 0; i < callers.Length; i++) callers[i] = CallAsync(units * ItemsPerUnit / callers.Length);
        await Task.WhenAll(callers);
        tally.Settle(units, ItemsPerUnit);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task CallAsync(int calls)
    {
        for (int left = calls; left > 0; left--)
        {
            MessageHistory history = await client.LoadHistoryAsync(TopicCorpus.RoomId, null, 50);
            long sum = 0;
            foreach (Message message in history.Messages)
                sum += message.Id.Length + message.Timestamp.ToUnixTimeMilliseconds() + message.Sender.Username!.Length + (message.Mentions?.Count ?? 0);
            lock (tally) tally.Add(sum);
        }
    }
}
