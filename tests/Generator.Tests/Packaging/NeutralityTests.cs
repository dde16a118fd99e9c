using System.Text.Json;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Packaging;

/// <summary>Runtime, generator and code fixes know no protocol: everything about one stands in its schema.</summary>
public sealed class NeutralityTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // By the protocol's name in its schema: what its makers call it, and words of its frames that nobody else would use.
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["Ddp"] = ["ddp", "meteor", "rocket", "nosub"],
        ["DiscordGateway"] = ["discord", "guild", "heartbeat_interval", "session_id", "GUILD_", "MESSAGE_CREATE"],
        ["GraphQlWs"] = ["graphql", "connection_init", "connection_ack", "operationName"],
        ["HomeAssistant"] = ["homeassistant", "home assistant", "home-assistant", "access_token", "auth_required", "subscribe_events", "coalesce_messages"],
        ["JsonRpc"] = ["jsonrpc", "json-rpc", "json rpc", "-32601"],
        ["KrakenV2"] = ["kraken", "req_id", "ticker"],
        ["Mattermost"] = ["mattermost", "seq_reply", "authentication_challenge"],
        ["Phoenix"] = ["phoenix", "phx_", "join_ref", "room:lobby"],
        ["SignalR"] = ["signalr", "invocationId", "allowReconnect"],
        ["SlackRtm"] = ["slack", "reply_to", "presence_sub", "rtm.", "xoxb"],
        ["SocketMode"] = ["socketmode", "socket mode", "socket-mode", "envelope_id", "apps.connections", "xapp", "slash_command"],
    };

    // Protocols of no service: test schemas that try one construct each.
    private static readonly string[] Nobodys = ["Awaiting", "DeskWire", "Peer"];

    [Theory]
    [InlineData("Runtime", 100)]
    [InlineData("Generator", 100)]
    [InlineData("CodeFixes", 2)]
    public void No_source_names_a_protocol(string project, int atLeast)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(path => !IsBuilt(Path.GetRelativePath(root, path))).ToList();
        Assert.True(files.Count >= atLeast);
        var words = Words.SelectMany(entry => entry.Value.Append(entry.Key)).ToArray();
        foreach (var file in files)
        {
            var text = Path.GetRelativePath(root, file) + File.ReadAllText(file);
            foreach (var word in words) Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetRelativePath(Repository.Root, file)} says '{word}'.");
        }
    }

    [Fact]
    public void Every_protocol_of_the_repository_is_looked_for()
    {
        var folders = new[] { "schema", "tests/Protocols.Tests/Gallery", "samples" };
        var names = folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.rt.json", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(file => JsonDocument.Parse(File.ReadAllText(file), Lenient).RootElement)
            .Where(document => !document.TryGetProperty("api", out _))
            .Select(document => document.GetProperty("protocol").GetString()!)
            .Except(Nobodys)
            .Order(StringComparer.Ordinal);
        Assert.Equal(Words.Keys.Order(StringComparer.Ordinal), names);
    }

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
