using System.Collections.Concurrent;
using System.Text.Json;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Secrets never reach logs, exceptions or texts: promise 11.</summary>
public sealed class SecretTests
{
    private const string Secret = "hunter2-very-secret";

    [Fact]
    public async Task Neither_parameters_nor_frames_nor_the_endpoints_query_appear_anywhere()
    {
        using var log = new RecordingLog();
        var texts = new ConcurrentQueue<string>();
        await using var session = new TestSession(options => options with { Endpoint = new Uri($"ws://user:{Secret}@127.0.0.1:1/?token={Secret}"), LoggerFactory = log });
        session.Connection.StateChanged += change => texts.Enqueue(change.ToString());
        session.Connection.FrameFaulted += fault => texts.Enqueue(fault.ToString());
        await session.ConnectAsync();

        var write = (Utf8JsonWriter writer) =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Secret);
            writer.WriteEndArray();
        };
        var timed = session.Connection.CallAsync(new Custom(write), Wire.Number).AsTask();
        var id = await session.SentAsync("call");
        await session.ReceiveAsync($$"""{"t":"event","route":["room","{{Secret}}"],"body":"{{Secret}}"}""");
        await session.ReceiveAsync($$"""{"t":"{{Secret}}"}""");
        await session.ReceiveAsync($$"""{"t":"ping","x":"{{Secret}}" """);
        await session.ReceiveAsync($$"""{"t":"reply","id":"{{id}}","result":"{{Secret}}"}""");
        texts.Enqueue((await Assert.ThrowsAsync<FrameFormatException>(() => Until.Done(timed))).ToString());
        var lost = session.Connection.CallAsync(new Custom(write), Wire.Number).AsTask();
        await session.SentAsync("call", 1);
        session.Socket.Break();
        texts.Enqueue((await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(lost))).ToString());
        texts.Enqueue(session.Connection.ToString()!);
        texts.Enqueue(session.Connection.Statistics.ToString());
        await session.DisposeAsync();

        Assert.True(log.Lines.Count >= 6, $"{log.Lines.Count} lines");
        Assert.True(texts.Count >= 7);
        Assert.All(log.Lines.Concat(texts), text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_do_not_show_the_secrets_of_their_endpoint()
    {
        var options = new RealtimeOptions { Endpoint = new Uri($"wss://user:{Secret}@chat.example/socket?token={Secret}#{Secret}") };
        Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
        Assert.Contains("chat.example", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Details_of_a_servers_error_are_not_part_of_its_text()
    {
        var error = new ServerError { Code = "c", Reason = "r", Details = Secret };
        Assert.DoesNotContain("hunter2", new CallException("M", error).ToString(), StringComparison.Ordinal);
    }
}
