using System.Globalization;
using Framewright;
using Framewright.Samples.OwnApi;
using Framewright.Testing.RocketChat;

// A server in this process, so that there is something to talk to. It knows nothing of this project's schema.
await using var server = await RocketChatServer.StartAsync(new() { Version = "6.13.0" });   // version 7 no longer deletes over the socket
var alice = server.AddUser("alice");
var bob = server.AddUser("bob");
var general = server.AddRoom("general", alice, bob);
var start = DateTimeOffset.UtcNow.AddMinutes(-1);
server.Post(general, bob, "Has anyone seen the keys?");
var typo = server.Post(general, alice, "They are on teh table.");

using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
try
{
    var options = new RealtimeOptions { Endpoint = server.WebSocketUri };
    await using var client = new HousekeepingClient(options, _ => ValueTask.FromResult(new Token { Resume = alice.PersonalAccessToken }));
    await client.ConnectAsync(deadline.Token);
    Console.WriteLine($"Logged in as {client.Identity?.UserId}.");

    // All that this client can do stands in housekeeping.rt.json; only the protocol comes from the package.
    await client.MarkRoomAsReadAsync(general.Id, deadline.Token);
    Console.WriteLine("MarkRoomAsRead: done.");

    // Confirmed here, so nothing that happens from now on is missed.
    await using var deletions = await client.SubscribeToDeletedMessagesAsync(general.Id, cancellationToken: deadline.Token);
    await client.DeleteMessageAsync(new MessageReference { Id = typo.Id }, deadline.Token);
    await foreach (var deleted in deletions.WithCancellation(deadline.Token))
    {
        Console.WriteLine($"DeletedMessages: {deleted.Id} is gone{(deleted.Id == typo.Id ? ", as we asked" : "")}.");
        break;
    }

    var changes = await client.GetChangesAsync(general.Id, new Since { Time = start }, deadline.Token);
    Console.WriteLine($"GetChanges: {changes.Updated.Count} new or changed, {changes.Deleted.Count} deleted.");
    foreach (var message in changes.Updated)
        Console.WriteLine($"  {message.SentAt.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {message.Text}");
    return 0;
}
catch (Exception error) when (error is RealtimeException or OperationCanceledException)
{
    Console.Error.WriteLine(error is OperationCanceledException ? "The server took longer than 20 seconds." : error.Message);
    return 1;
}
