using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.JsonRpc;

public sealed class JsonRpcTests
{
    [Fact]
    public async Task Calls_and_errors_speak_the_specification()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":1,"method":"subtract","params":[42,23]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","result":19,"id":1}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":2,"method":"subtract","params":[1,2]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params"},"id":2}""");
        });
        await using var client = new CalculatorClient(new RealtimeOptions { Endpoint = server.WebSocketUri });
        await client.ConnectAsync();

        Assert.Equal(19, await client.SubtractAsync(42, 23));
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.SubtractAsync(1, 2));
        Assert.Equal("-32602", refused.Code);
    }
}
