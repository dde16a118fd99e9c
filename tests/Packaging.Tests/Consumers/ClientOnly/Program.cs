using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

await using var server = await RocketChatServer.StartAsync();
var alice = server.AddUser("alice", "wonderland");
var bob = server.AddUser("bob");
var general = server.AddRoom("general", alice, bob);

await using var client = await RocketChatClient.StartAsync(server.WebSocketUri, "alice", "wonderland");
foreach (var room in await client.GetRoomsAsync()) Console.WriteLine($"{client.Username} sees {room.Name}");

await using var messages = await client.SubscribeToRoomMessagesAsync(general.Id);
server.Post(general, bob, "hello from a package");
await foreach (var message in messages)
{
    Console.WriteLine($"{message.Sender.Username}: {message.Text}");
    break;
}
