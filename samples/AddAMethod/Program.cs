using System.Globalization;
using Framewright;
using Framewright.RocketChat;
using Framewright.Samples.AddAMethod;
using Framewright.Testing.RocketChat;

// A server in this process, so that there is something to talk to. It knows nothing of this project's schema.
await using var server = await RocketChatServer.StartAsync();
var alice = server.AddUser("alice");
var bob = server.AddUser("bob");
var general = server.AddRoom("general", alice, bob);
var start = DateTimeOffset.UtcNow.AddMinutes(-1);
server.Post(general, bob, "Has anyone seen the keys?");
var typo = server.Post(general, alice, "They are on teh table.");

using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
try
{
    // The packaged client, as it is.
    await using var client = await RocketChatClient.ResumeAsync(server.WebSocketUri, "alice", alice.PersonalAccessToken, cancellationToken: deadline.Token);
    var room = await client.FindRoomAsync("general", deadline.Token);
    Console.WriteLine($"Logged in as {client.UserId}.");

    // The five lines of the schema became this method of it.
    await client.MarkRoomAsReadAsync(room.Id, deadline.Token);
    Console.WriteLine("MarkRoomAsRead: done.");

    // And these lines a stream: it is confirmed here, so nothing that happens from now on is missed.
    await using var deletions = await client.SubscribeToDeletedMessagesAsync(room.Id, cancellationToken: deadline.Token);
    await client.DeleteMessageAsync(room.Id, typo.Id, deadline.Token);
    await foreach (var deleted in deletions.WithCancellation(deadline.Token))
    {
        Console.WriteLine($"DeletedMessages: {deleted.Id} is gone{(deleted.Id == typo.Id ? ", as we asked" : "")}.");
        break;
    }

    // The messages in here are the package's own Message.
    var changes = await client.GetMessageChangesAsync(room.Id, new Since { Time = start }, deadline.Token);
    Console.WriteLine($"GetMessageChanges: {changes.Updated.Count} new or changed, {changes.Deleted.Count} deleted.");
    foreach (var message in changes.Updated)
        Console.WriteLine($"  {message.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {message.Sender.Username}: {message.Text}");
    return 0;
}
catch (Exception error) when (error is RealtimeException or OperationCanceledException)
{
    Console.Error.WriteLine(error is OperationCanceledException ? "The server took longer than 20 seconds." : error.Message);
    return 1;
}
