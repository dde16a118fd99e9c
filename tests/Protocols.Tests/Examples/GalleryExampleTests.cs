using Framewright.Protocols.Tests.Gallery.Discord;
using Framewright.Protocols.Tests.Gallery.HomeAssistant;
using Framewright.Protocols.Tests.Gallery.JsonRpc;
using Framewright.Protocols.Tests.Gallery.Kraken;
using Framewright.Protocols.Tests.Gallery.Mattermost;
using Framewright.Protocols.Tests.Gallery.Peer;
using Framewright.Protocols.Tests.Gallery.Phoenix;
using Framewright.Protocols.Tests.Gallery.SignalR;
using Framewright.Protocols.Tests.Gallery.SocketMode;
using Framewright.Testing;

namespace Framewright.Protocols.Tests.Examples;

/// <summary>What the gallery's schemas show is what the code reads and writes that is generated from them: frames of every role, unions, tuples, JSON in strings.</summary>
public sealed class GalleryExampleTests
{
    private static readonly Dictionary<string, IReadOnlyList<SchemaExample>> Lists = new()
    {
        ["ChatHub"] = ChatHubExamples.All,
        ["Calculator"] = CalculatorExamples.All,
        ["GuildBot"] = GuildBotExamples.All,
        ["Home"] = HomeExamples.All,
        ["Kraken"] = KrakenExamples.All,
        ["Lobby"] = LobbyExamples.All,
        ["PeerApi"] = PeerApiExamples.All,
        ["TeamChat"] = TeamChatExamples.All,
        ["WorkspaceApp"] = WorkspaceAppExamples.All,
    };

    public static TheoryData<string> Apis => new(Lists.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Apis))]
    public void Every_example_is_read_as_the_schema_says(string api)
        => Assert.True(SchemaExamples.Run(Lists[api]) > 0);

    [Fact]
    public void What_is_written_again_is_among_them()
    {
        var all = Lists.Values.SelectMany(static x => x).ToList();
        Assert.Contains(all, static x => x.Name == "type Change, example 1" && x.GetType().Name.StartsWith("WrittenExample", StringComparison.Ordinal));
        Assert.Contains(all, static x => x.Name == "handler Drop, example 1");
        Assert.Contains(all, static x => x.Name == "method Report, example 1, changes");
        Assert.Contains(all, static x => x.Name == "frame posted, example 1");
        Assert.True(all.Count >= 50, $"There are only {all.Count}.");
    }
}
