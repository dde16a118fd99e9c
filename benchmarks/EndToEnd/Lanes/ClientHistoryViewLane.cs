using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories as raw answers, read in place: nothing is made of messages that nobody keeps.</summary>
internal sealed class ClientHistoryViewLane : HistoryLane
{
    private readonly ViewScratch scratch = new();

    private ClientHistoryViewLane(RocketChatClient client, EventTally tally)
        : base(client, tally)
    {
    }

    public override string Name => "views";

    public static async Task<ILane> ConnectAsync(Uri server, EventTally tally) => new ClientHistoryViewLane(await MeasuredClient.ConnectAsync(server), tally);

    protected override async Task CallAsync(EventTally tally)
    {
        using RawJson answer = await Client.LoadHistoryRawAsync(TopicCorpus.RoomId, null, 50);
        lock (tally) tally.Add(SumOf(answer.Utf8));
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
