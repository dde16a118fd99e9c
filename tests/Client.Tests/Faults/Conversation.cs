using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Faults;

/// <summary>One client's short life: it logs in, subscribes, sends a text and hears it.</summary>
internal sealed class Conversation
{
    private Conversation(RealtimeException? broke, long bytesToServer, long bytesToClient)
    {
        Broke = broke;
        BytesToServer = bytesToServer;
        BytesToClient = bytesToClient;
    }

    /// <summary>What it broke with; null when it did not.</summary>
    public RealtimeException? Broke { get; }

    /// <summary>What the scene's proxy had sent the server when the text was heard.</summary>
    public long BytesToServer { get; }

    /// <summary>What the scene's proxy had sent the client when the text was heard.</summary>
    public long BytesToClient { get; }

    /// <summary>Runs it to its end, whatever happens to it. Fails when an operation has no end, ends in anything but a result or a typed error, or leaves something behind.</summary>
    public static async Task<Conversation> RunAsync(FaultScene scene, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var client = scene.NewClient(configure);
        RealtimeException? broke = null;
        try
        {
            await TalkAsync(scene, client);
        }
        catch (RealtimeException error)
        {
            broke = error;
        }

        var (toServer, toClient) = (scene.Proxy.BytesToServer, scene.Proxy.BytesToClient);
        await client.DisposeAsync().Within();
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == FaultScene.Baseline);
        Assert.Equal(ConnectionState.Closed, client.Connection.State);
        return new Conversation(broke, toServer, toClient);
    }

    private static async Task TalkAsync(FaultScene scene, RocketChatClient client)
    {
        var heard = new Inbox<string>();
        await client.ConnectAsync().Within();
        var subscription = await client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, token) => heard.AddAsync(message.Text, token)).Within();
        await client.SendTextAsync(scene.General.Id, "hello").Within();
        var hearing = heard.NextAsync();
        await Bounded.UntilAsync(() => hearing.IsCompleted || subscription.Completion.IsCompleted || IsDamaged(client.Connection.Statistics));
        if (subscription.Completion.IsCompleted) await subscription.Completion;
        else if (hearing.IsCompleted) Assert.Equal("hello", await hearing);
    }

    /// <summary>An event that was damaged on its way is counted instead of heard.</summary>
    private static bool IsDamaged(ConnectionStatistics statistics) => statistics.Faults + statistics.UnknownKinds + statistics.EventsUnrouted > 0;
}
