using System.Globalization;
using Framewright.RocketChat;
using Framewright.Transport;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Events through our client as a bot would use it: opened, logged in, subscribed, parsed strictly, handled as views.</summary>
internal sealed class ClientLane : ILane
{
    private readonly RocketChatClient client;
    private readonly EventTally tally;

    private ClientLane(string name, RocketChatClient client, CorpusFacts size, EventTally tally)
    {
        Name = name;
        this.client = client;
        this.tally = tally;
        ItemsPerUnit = TopicCorpus.FrameCount(size.Size);
    }

    public string Name { get; }

    public int ItemsPerUnit { get; }

    public static async Task<ILane> ConnectAsync(Uri server, CorpusFacts size, EventTally tally, string name = "client", WebSocketConnector? connector = null)
    {
        var lane = new ClientLane(name, await MeasuredClient.ConnectAsync(server, connector), size, tally);
        if (size.Size == CorpusSize.Small)
            await lane.client.SubscribeToRoomActivityViewAsync(TopicCorpus.RoomId, activity => tally.Add(activity.Username.Raw.Length + activity.Activities.Count));
        else
            await lane.client.SubscribeToRoomMessagesViewAsync(TopicCorpus.RoomId, message => tally.Add(SumOf(message)));
        return lane;
    }

    /// <summary>The answer comes behind the events, and handlers of views run in the order of frames: with the answer, all events were handled.</summary>
    public async Task RunAsync(int units)
    {
        await client.JoinRoomAsync(units.ToString(CultureInfo.InvariantCulture));
        tally.Settle(units, ItemsPerUnit);
    }

    public async ValueTask DisposeAsync()
    {
        if (client.Connection.Statistics is { Faults: > 0 } or { EventsUnrouted: > 0 }) throw new InvalidOperationException("Frames were faulty, or not for the subscription");
        await client.DisposeAsync();
    }

    private static long SumOf(MessageView message) =>
        message.Id.Raw.Length + message.Timestamp.ToUnixTimeMilliseconds() + message.Sender.Username.Raw.Length + message.Mentions.Count;
}
