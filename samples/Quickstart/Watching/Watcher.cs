using Framewright.RocketChat;
using Framewright.Samples.Quickstart.Commands;
using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Watching;

/// <summary>Watches a server until it is told to stop. The connection heals by itself.</summary>
internal sealed class Watcher(WatchSettings settings, Transcript transcript)
{
    /// <summary>Watches until cancelled.</summary>
    /// <exception cref="RealtimeException">No connection can be made, and trying again is of no use.</exception>
    /// <exception cref="RoomLookupException">A room that was asked for is not one of the user's.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var options = new RealtimeOptions { Endpoint = settings.Endpoint, AllowInsecure = settings.AllowInsecure };
        await using var client = new RocketChatClient(options, _ => ValueTask.FromResult(settings.Credentials)) { Username = settings.Username };
        ConnectionNotes.Attach(client.Connection, transcript);
        transcript.Note($"Connecting to {settings.Endpoint} … Ctrl+C stops.");
        await client.ConnectAsync(cancellationToken);
        transcript.Call(settings.Username.Length > 0 ? settings.Username : "you", "Login", $"user {client.UserId}");

        var rooms = new RoomNames();
        await rooms.ReadAsync(client, cancellationToken);
        var wanted = new List<string>();
        foreach (var name in settings.Rooms) wanted.Add((await client.FindRoomAsync(name, cancellationToken)).Id);
        var subscriptions = await new RoomWatch(client, rooms, transcript).SubscribeAsync(wanted, cancellationToken);
        await Task.WhenAll(subscriptions.Select(NoteEndAsync)).WaitAsync(cancellationToken);
    }

    /// <summary>One subscription may end, for example because the user was removed from its room, and the others go on.</summary>
    private async Task NoteEndAsync(Subscription subscription)
    {
        try
        {
            await subscription.Completion;
        }
        catch (RealtimeException error)
        {
            transcript.Warn($"{subscription.Topic}: {error.Message}");
        }
    }
}
