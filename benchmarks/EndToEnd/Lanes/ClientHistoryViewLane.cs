using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories through our client as raw answers, read in place: nothing is made of messages that nobody keeps.</summary>
internal sealed class ClientHistoryViewLane : ILane
{
    private readonly RocketChatClient client;
    private readonly EventTally tally;
    private readonly Task[] callers = new Task[HistoryShape.Depth];
    private readonly ViewScratch scratch = new();

    private ClientHistoryViewLane(RocketChatClient client, EventTally tally)
    {
        this.client = client;
        this.tally = tally;
    }

    public string Name => "views";

    public int ItemsPerUnit => HistoryShape.CallsPerUnit;

    public static async Task<ILane> ConnectAsync(Uri server, EventTally tally) => new ClientHistoryViewLane(await MeasuredClient.ConnectAsync(server), tally);

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
            using RawJson answer = await client.LoadHistoryRawAsync(TopicCorpus.RoomId, null, 50);
            lock (tally) tally.Add(SumOf(answer.Utf8));
        }
    }

    /// <summary>One caller at a time, because all share what holds the places of the values.</summary>
    private long SumOf(ReadOnlySpan<byte> answer)
    {
        long sum = 0;
        foreach (MessageView message in JsonValues.View<MessageHistoryView, MessageHistoryView, MessageHistory>(answer, scratch).Messages)
            sum += message.Id.Raw.Length + message.Timestamp.ToUnixTimeMilliseconds() + message.Sender.Username.Raw.Length + message.Mentions.Count;
        return sum;
    }
}
