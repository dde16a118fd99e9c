using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories as records.</summary>
internal sealed class ClientHistoryLane : HistoryLane
{
    private ClientHistoryLane(RocketChatClient client, EventTally tally)
        : base(client, tally)
    {
    }

    public override string Name => "client";

    public static async Task<ILane> ConnectAsync(Uri server, EventTally tally) => new ClientHistoryLane(await MeasuredClient.ConnectAsync(server), tally);

    protected override async Task CallAsync(EventTally tally)
    {
        MessageHistory history = await Client.LoadHistoryAsync(TopicCorpus.RoomId, null, 50);
        long sum = 0;
        foreach (Message message in history.Messages)
            sum += message.Id.Length + message.Timestamp.ToUnixTimeMilliseconds() + message.Sender.Username!.Length + (message.Mentions?.Count ?? 0);
        lock (tally) tally.Add(sum);
    }
}
