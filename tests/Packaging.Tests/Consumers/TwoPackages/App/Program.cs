using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

await using var server = await RocketChatServer.StartAsync(new() { Version = "6.13.0" });
var alice = server.AddUser("alice");
var general = server.AddRoom("general", alice);
var typo = server.Post(general, alice, "hello from two packages");

await using var client = await RocketChatClient.ResumeAsync(server.WebSocketUri, "alice", alice.PersonalAccessToken);

// Methods of two packages, each with a type of the same name; both call a stream the same, so the package has to be said.
var changes = await client.ReadChangesAsync(general.Id, new Acme.Watching.Since { Time = DateTimeOffset.UnixEpoch });
Console.WriteLine($"changed: {changes.Updated[0].Text}");
await using var removals = await AcmeHousekeepingRocketChatExtensions.SubscribeToRemovalsAsync(client, general.Id);
await using var others = await AcmeWatchingRocketChatExtensions.SubscribeToRemovalsAsync(client, general.Id);
await client.RemoveMessageAsync(new Acme.Housekeeping.Report { Id = typo.Id });
await foreach (var removal in removals)
{
    Console.WriteLine($"removed: {removal.Id == typo.Id}");
    break;
}

await foreach (var removal in others)
{
    Console.WriteLine($"removed too: {removal.Id == typo.Id}");
    break;
}
