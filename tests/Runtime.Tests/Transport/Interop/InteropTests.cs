using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Interop;

/// <summary>Conversations with servers that others wrote, over both readers, with and without compression. Kestrel's are in <see cref="KestrelTests"/>.</summary>
public sealed class InteropTests
{
    [InteropTheory(InteropProgram.Node, Timeout = Bounded.TestLimit)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task Node_ws(bool framework, bool isCompressed) => ConverseAsync(InteropProgram.Node, framework, isCompressed);

    [InteropTheory(InteropProgram.Python, Timeout = Bounded.TestLimit)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public Task Python_websockets(bool framework, bool isCompressed) => ConverseAsync(InteropProgram.Python, framework, isCompressed);

    private static async Task ConverseAsync(string program, bool framework, bool isCompressed)
    {
        using var server = await InteropProgram.StartAsync(program, isCompressed);
        var connector = new WebSocketConnector(new WebSocketOptions { UseFrameworkReader = framework, AcceptCompression = isCompressed });
        await using var transport = await connector.ConnectAsync(server.Endpoint, CancellationToken.None).Within();
        Assert.Equal(isCompressed, ((WebSocketTransport)transport).IsCompressed);

        foreach (var length in (int[])[0, 1, 125, 126, 32_767, 32_768, 70_000, 1_000_000])
        {
            var text = new string('é', length);
            await transport.SendTextAsync(text);
            Assert.Equal(text, await transport.ReadTextAsync());
        }

        await transport.SendTextAsync("parts 5");
        Assert.Equal("part 0 part 1 part 2 part 3 part 4 ", await transport.ReadTextAsync());
        await transport.SendTextAsync("ping hello");
        Assert.Equal("pong hello", await transport.ReadTextAsync());

        for (var i = 0; i < 1000; i++) transport.Append(Encoding.UTF8.GetBytes($"{{\"n\":{i}}}"));
        Assert.True(await transport.FlushAsync().Within());
        for (var i = 0; i < 1000; i++) Assert.Equal($"{{\"n\":{i}}}", await transport.ReadTextAsync());

        await transport.SendTextAsync("close 4001");
        Assert.Equal(new TransportEnd(4001, "as you wish", null), await transport.ReadToEndAsync().Within());

        await using var second = await connector.ConnectAsync(server.Endpoint, CancellationToken.None).Within();
        var reading = second.ReadToEndAsync();
        await second.CloseAsync().Within();
        Assert.Equal(new TransportEnd(1000, null, null), await reading.Within());
    }
}
