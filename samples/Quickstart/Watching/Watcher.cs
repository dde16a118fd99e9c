using System.Globalization;
using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Commands;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Watching;

/// <summary>Watches a server until it is told to stop, over as many connections as that takes.</summary>
internal sealed class Watcher(WatchSettings settings, Transcript transcript)
{
    private readonly Reconnect reconnect = new();

    /// <summary>What was asked for by name; by id from the first connection on, because names change.</summary>
    private readonly string[] wanted = [.. settings.Rooms];

    /// <summary>Watches until cancelled.</summary>
    /// <exception cref="RealtimeException">No connection can be made, and trying again is of no use.</exception>
    /// <exception cref="RoomLookupException">A room that was asked for is not one of the user's.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await WatchAsync(cancellationToken);
            }
            catch (RealtimeException error) when (reconnect.DelayAfter(error) is { } delay)
            {
                transcript.Warn($"{error.Message} Connecting again in {delay.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s.");
                await Task.Delay(delay, cancellationToken);
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var options = new RealtimeOptions { Endpoint = settings.Endpoint, AllowInsecure = settings.AllowInsecure };
        await using var client = new RocketChatClient(options, _ => ValueTask.FromResult(settings.Credentials)) { Username = settings.Username };
        ConnectionReport.Attach(client.Connection, transcript);
        transcript.Note($"Connecting to {settings.Endpoint} … Ctrl+C stops.");
        await client.ConnectAsync(cancellationToken);
        reconnect.Succeeded();
        transcript.Call(settings.Username.Length > 0 ? settings.Username : "you", "Login", $"user {client.UserId}");

        var rooms = new RoomNames();
        await rooms.ReadAsync(client, cancellationToken);
        for (var i = 0; i < wanted.Length; i++) wanted[i] = (await client.FindRoomAsync(wanted[i], cancellationToken)).Id;
        var subscriptions = await new RoomWatch(client, rooms, transcript).SubscribeAsync(wanted, cancellationToken);
        await Task.WhenAny(subscriptions.Select(subscription => subscription.Completion)).Unwrap().WaitAsync(cancellationToken);
    }
}
