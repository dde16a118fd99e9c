using Framewright;
using Framewright.Testing.RocketChat;
using OwnApi;

await using var server = await RocketChatServer.StartAsync();
var alice = server.AddUser("alice");
server.AddRoom("general", alice);

var credentials = new Credentials { Resume = alice.PersonalAccessToken };
await using var client = new RoomFinderClient(new RealtimeOptions { Endpoint = server.WebSocketUri }, _ => ValueTask.FromResult(credentials));
await client.ConnectAsync();
var id = await client.FindAsync("general");
Console.WriteLine($"general is {(id == server.Rooms[0].Id ? "GENERAL" : id)}");

namespace OwnApi
{
    [RealtimeClient("RoomFinder")]
    public sealed partial class RoomFinderClient;
}
