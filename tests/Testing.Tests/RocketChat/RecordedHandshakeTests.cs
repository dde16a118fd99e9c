using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>Plays what a client once sent to the real servers and compares frame for frame what comes back.</summary>
public sealed class RecordedHandshakeTests
{
    private int compared;

    [Theory]
    [InlineData("rc070-handshake-variants", ServerFlavor.Monolith, 10)]
    [InlineData("rc070-before-connect", ServerFlavor.Monolith, 8)]
    [InlineData("rc070-malformed", ServerFlavor.Monolith, 80)]
    [InlineData("ddpstreamer-before-connect", ServerFlavor.Streamer, 4)]
    [InlineData("ddpstreamer-malformed", ServerFlavor.Streamer, 60)]
    public async Task Answers_equal_the_recorded_ones(string recording, ServerFlavor flavor, int leastComparisons)
    {
        compared = 0;
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions
        {
            Flavor = flavor,
            TimeProvider = new ManualTime(),
        });
        foreach (var (name, lines) in Recording.Load(recording))
        {
            await using var client = await TestClient.OpenAsync(server);
            var differs = await ReplayAsync(client, lines);
            Assert.True(differs is null, $"{recording} {name}: {differs}");
        }

        Assert.InRange(compared, leastComparisons, int.MaxValue);
    }

    private async Task<string?> ReplayAsync(TestClient client, IReadOnlyList<JsonObject> lines)
    {
        foreach (var line in lines)
        {
            if ((string?)line["dir"] == "out" && line["hex"] is { } hex)
                await client.SendBinaryAsync(Convert.FromHexString((string)hex!));
            else if (Recording.Sent(line) is { } sent)
                await client.SendAsync(sent);
            else if (Recording.Received(line) is { } expected && !IsChatter(expected))
            {
                var actual = await client.NextTextAsync();
                compared++;
                if (Comparable(expected) != Comparable(actual))
                    return $"expected {expected}, got {actual ?? "close " + client.CloseReason}";
            }
            else if ((string?)line["ws"] == "close" && ClosedByServer(line))
            {
                Assert.Null(await client.NextTextAsync());
                compared++;
                Assert.Equal((int)line["code"]!, (int?)client.CloseStatus);
                Assert.Equal((string?)line["reason"], client.CloseReason ?? "");
                return null;
            }
        }

        return null;
    }

    /// <summary>Greetings depend on the version and unasked pings on the clock; neither answers anything.</summary>
    private static bool IsChatter(string text) => text.Contains("server_id", StringComparison.Ordinal) || text == """{"msg":"ping"}""";

    /// <summary>A client that hung up itself left a close with 1000 and no reason.</summary>
    private static bool ClosedByServer(JsonObject line) => (int)line["code"]! != 1000 || (string?)line["reason"] != "";

    private static string? Comparable(string? text)
    {
        if (text is null || JsonNode.Parse(text) is not JsonObject frame)
            return text;
        if (frame.ContainsKey("session"))
            frame["session"] = "any";
        return frame.ToJsonString();
    }
}
