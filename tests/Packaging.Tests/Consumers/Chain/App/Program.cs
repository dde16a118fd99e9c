using App;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;
using Library;

await using var server = await RocketChatServer.StartAsync(new() { Version = "6.13.0" });
var alice = server.AddUser("alice");
var general = server.AddRoom("general", alice);
var typo = server.Post(general, alice, "tpyo");

await using var client = await RocketChatClient.ResumeAsync(server.WebSocketUri, "alice", alice.PersonalAccessToken);
await client.MarkRoomAsReadAsync(general.Id);
await client.TidyAsync(general.Id, typo.Id);
var changes = await client.GetChangesAsync(general.Id, new Since { Time = DateTimeOffset.UnixEpoch });
MessageReference deleted = changes.Deleted[0];
Console.WriteLine($"deleted {deleted.Id == typo.Id}");
