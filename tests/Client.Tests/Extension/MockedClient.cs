using System.Reflection;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Extension;

/// <summary>A mock as mocking libraries make them: an implementation of the interface at run time that knows one member.</summary>
public class MockedClient : DispatchProxy
{
    private RealtimeConnection? connection;

    public static IRocketChatClient Of(RealtimeConnection connection)
    {
        var mock = Create<IRocketChatClient, MockedClient>();
        ((MockedClient)(object)mock).connection = connection;
        return mock;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name == "get_Connection" ? connection : throw new NotSupportedException($"{targetMethod?.Name} is not mocked.");
}
