using System.Reflection;
using Framewright;
using Framewright.RocketChat;
using Framewright.Testing;

await using var script = await ScriptedConnection.StartAsync();
script.Answer("canAccessRoom", "false").Answer("eraseRoom", "true");
var client = Mock.Of(script.Connection);

// Went with 8.0.
Console.WriteLine($"bob sees r1: {await client.CanAccessRoomAsync("r1", "bob")}");
#if OLDER
// Went with 7.0.
Console.WriteLine($"r1 is gone: {await client.EraseRoomAsync("r1")}");
#endif

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
