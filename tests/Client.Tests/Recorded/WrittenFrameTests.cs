using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Recorded;

/// <summary>What our client writes has the members and kinds of what recorded clients wrote and real servers accepted.</summary>
public sealed class WrittenFrameTests
{
    [Fact]
    public async Task Connect_as_recorded()
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal("""{"msg":"connect","version":"1","support":["1","pre2","pre1"]}""", scene.Socket.Received[0].Text);
        Assert.Contains(Shape(scene.Socket.Received[0].Json), RecordedShapes("connect"));
    }

    [Fact]
    public async Task Calls_as_recorded()
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "6.13.0" });
        var id = await scene.Client.SendTextAsync(scene.General.Id, "hello").Within();
        await scene.Client.SetReactionAsync(Emoji.Tada, id).Within();
        await scene.Client.GetRoomsAsync().Within();
        await scene.Client.GetChangedRoomsAsync(DateTimeOffset.UnixEpoch).Within();
        await scene.Client.GetRoomIdAsync("general").Within();
        await scene.Client.LoadHistoryAsync(scene.General.Id, null, 5).Within();
        await scene.Client.SendTypingAsync(scene.General.Id).Within();

        var written = scene.Socket.Received.Where(frame => frame.TextMember("msg") == "method").ToList();
        foreach (var method in new[] { "login", "sendMessage", "setReaction", "rooms/get", "getRoomIdByNameOrId", "stream-notify-room" })
        {
            var recorded = RecordedShapes("method", method);
            Assert.All(written.Where(frame => frame.TextMember("method") == method), frame => Assert.Contains(Shape(frame.Json), recorded));
        }

        Assert.All(written, frame => Assert.NotNull(frame.TextMember("id")));
        Assert.Equal(written.Count, written.Select(frame => frame.TextMember("id")).Distinct().Count());
        Assert.Contains(written, frame => frame.Text!.EndsWith("""{"$date":0}]}""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Subscriptions_and_their_ends_as_recorded()
    {
        await using var scene = await Scene.OpenAsync();
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        await subscription.DisposeAsync().Within();

        var sub = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "sub");
        var unsub = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "unsub");

        Assert.Contains(Shape(sub.Json), RecordedShapes("sub"));
        Assert.Contains(Shape(unsub.Json), RecordedShapes("unsub"));
        Assert.Equal(sub.TextMember("id"), unsub.TextMember("id"));
    }

    [Fact]
    public async Task Pongs_as_recorded()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SendText("""{"msg":"ping"}""");

        var pong = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "pong");

        Assert.Equal("""{"msg":"pong"}""", pong.Text);
        Assert.Contains(Shape(pong.Json), RecordedShapes("pong"));
    }

    private static HashSet<string> RecordedShapes(string msg, string? method = null) =>
    [
        .. Recording.Names.SelectMany(name => Recording.Frames(name, "out"))
            .Where(frame => frame.StartsWith('{') && frame.EndsWith('}'))
            .Select(Parse)
            .OfType<JsonObject>()
            .Where(frame => frame["msg"]?.ToString() == msg && (method is null || frame["method"]?.ToString() == method))
            .Select(Shape),
    ];

    private static JsonNode? Parse(string frame)
    {
        try
        {
            return JsonNode.Parse(frame);
        }
        catch (System.Text.Json.JsonException)
        {
            // Some recorded clients sent garbage on purpose.
            return null;
        }
    }

    /// <summary>The members and kinds of a frame, in no order; a list by its elements' kinds.</summary>
    private static string Shape(JsonNode? node) => node switch
    {
        JsonObject form => "{" + string.Join(",", form.Select(member => $"{member.Key}:{Shape(member.Value)}").Order(StringComparer.Ordinal)) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Shape).Distinct()) + "]",
        null => "null",
        _ => node.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False ? "flag" : node.GetValueKind().ToString(),
    };
}
