using System.Reflection;
using Extension;
using Framewright;
using Framewright.RocketChat;
using Framewright.Testing;
using Framewright.Testing.RocketChat;

await using var server = await RocketChatServer.StartAsync();
var alice = server.AddUser("alice");
var general = server.AddRoom("general", alice);
server.Post(general, alice, "hello from an extension");

await using var client = await RocketChatClient.ResumeAsync(server.WebSocketUri, "alice", alice.PersonalAccessToken);
await client.MarkRoomAsReadAsync(general.Id);
var changes = await client.GetMessageChangesAsync(general.Id, new Since { Time = DateTimeOffset.UnixEpoch });
Message message = changes.Updated[0];
Console.WriteLine($"{message.Sender.Username}: {message.Text}");

// A mock of the packaged interface answers the methods of this project.
await using var script = await ScriptedConnection.StartAsync();
script.Answer("readMessages", "true").Answer("import", "null");
var mock = Mock.Of(script.Connection);
await mock.MarkRoomAsReadAsync("r1");
Console.WriteLine($"import gives {await mock.ImportRoomsAsync([new Room { Id = "r1", Type = RoomType.Channel }]) is null}");
Console.WriteLine($"the mock was asked {script.Calls[0].Method}{script.Calls[0].Parameters}");

public class Mock : DispatchProxy
{
    private RealtimeConnection? connection;

    public static IRocketChatClient Of(RealtimeConnection connection)
    {
        var mock = Create<IRocketChatClient, Mock>();
        ((Mock)(object)mock).connection = connection;
        return mock;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == "get_Connection" ? connection : null;
}
