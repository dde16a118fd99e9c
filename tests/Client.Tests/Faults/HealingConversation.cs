using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Faults;

/// <summary>The same conversation of a client that heals: whatever breaks, it is live again and hears what is said.</summary>
internal sealed class HealingConversation(FaultScene scene, RocketChatClient client, string text)
{
    private readonly Inbox<string> inbox = new();
    private readonly List<string> heard = [];
    private int gaps;
    private int failedFetches;

    /// <summary>How often the client had to heal, after it was live.</summary>
    public long Heals { get; private set; }

    /// <summary>Whether the server has confirmed the text.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Why the text is not known to be sent; null when it is.</summary>
    public RealtimeException? Failure { get; private set; }

    /// <summary>How many gaps the subscriber was told of.</summary>
    public int Gaps => gaps;

    /// <summary>How many of them because what was missed could not be fetched.</summary>
    public int FailedFetches => failedFetches;

    /// <summary>How often the text was heard: at most once.</summary>
    public int Echoes => heard.Count(message => message == text);

    /// <summary>Runs it to its end.</summary>
    /// <param name="scene">Where.</param>
    /// <param name="text">What is said: different each time.</param>
    /// <param name="configure">Changes the client's options.</param>
    public static async Task<HealingConversation> RunAsync(FaultScene scene, string text, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var client = scene.NewClient(options => FaultScene.Healing(configure?.Invoke(options) ?? options));
        var conversation = new HealingConversation(scene, client, text);
        await conversation.TalkAsync();
        conversation.Heals = client.Connection.Statistics.Reconnects;
        await client.DisposeAsync().Within();
        await Bounded.UntilAsync(() => FaultScene.InventoryOf(client) == FaultScene.Baseline);
        return conversation;
    }

    private async Task TalkAsync()
    {
        await client.ConnectAsync().Within();
        var options = new SubscriptionOptions { OnGap = Count };
        await client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, token) => inbox.AddAsync(message.Text, token), options).Within();
        try
        {
            await client.SendTextAsync(scene.General.Id, text).Within();
            IsSent = true;
        }
        catch (RealtimeException error)
        {
            Failure = error;
        }

        await ListenAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Live).Within();

        // What was sent and not heard was said while nobody listened, and that was told.
        Assert.True(Echoes == 1 || !IsSent || gaps > 0, "A gap that nobody was told of.");
        Assert.InRange(Echoes, 0, 1);
    }

    private void Count(Gap gap)
    {
        Interlocked.Increment(ref gaps);
        if (gap.Reason == GapReason.RecoveryFailed) Interlocked.Increment(ref failedFetches);
    }

    /// <summary>Says something until it is heard, which every socket that holds long enough has to allow.</summary>
    private async Task ListenAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            var after = $"{text}, after {attempt}";
            var losses = client.Connection.Statistics.SocketsLost;
            await client.Connection.WaitForSubscriptionsAsync().Within();
            scene.Server.Post(scene.General, scene.Bob, after);
            await Bounded.UntilAsync(() => Hears(after) || client.Connection.Statistics.SocketsLost > losses);
            if (Hears(after)) return;
        }
    }

    private bool Hears(string message)
    {
        while (inbox.TryTake(out var next)) heard.Add(next);
        return heard.Contains(message);
    }
}
