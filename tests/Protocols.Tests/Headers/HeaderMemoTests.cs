using System.Text;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Gallery.Discord;
using Framewright.Protocols.Tests.Gallery.HomeAssistant;
using Framewright.Protocols.Tests.Gallery.JsonRpc;
using Framewright.Protocols.Tests.Gallery.Kraken;
using Framewright.Protocols.Tests.Gallery.Mattermost;
using Framewright.Protocols.Tests.Gallery.Peer;
using Framewright.Protocols.Tests.Gallery.Phoenix;
using Framewright.Protocols.Tests.Gallery.SignalR;
using Framewright.Protocols.Tests.Gallery.SocketMode;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Subscriptions;
using Framewright.Testing;

namespace Framewright.Protocols.Tests.Headers;

/// <summary>A header that is read like an earlier one says what the protocol's own reader would have said: of frames of the gallery, of nearly the same ones, of broken ones.</summary>
public sealed class HeaderMemoTests
{
    private const int Rounds = 2_000;

    [Fact]
    public void Discord_headers_are_the_same_both_ways() => Run<DiscordGateway>(GuildBotExamples.All, """{"t":"MESSAGE_CREATE","s":3,"op":0,"d":{"id":"1","content":"hi"}}""", """{"t":null,"s":null,"op":11,"d":null}""");

    [Fact]
    public void Home_Assistant_headers_are_the_same_both_ways() => Run<HomeAssistant>(HomeExamples.All);

    [Fact]
    public void Json_rpc_headers_are_the_same_both_ways() => Run<JsonRpc>(CalculatorExamples.All, """{"jsonrpc":"2.0","id":7,"result":19}""", """{"jsonrpc":"2.0","result":{"a":1},"id":"x"}""");

    [Fact]
    public void Kraken_headers_are_the_same_both_ways() => Run<KrakenV2>(KrakenExamples.All, """{"method":"subscribe","req_id":12,"success":true,"result":{"channel":"ticker"}}""", """{"channel":"ticker","type":"update","time":"2026-01-01T00:00:00Z","n":5,"data":[{"symbol":"BTC/USD","bid":1.5}]}""");

    [Fact]
    public void Mattermost_headers_are_the_same_both_ways() => Run<Mattermost>(TeamChatExamples.All, """{"seq":7,"seq_reply":3,"status":"OK","data":{"a":"b"}}""", """{"seq":9,"event":"posted","data":{"post":"{}","channel":"town"},"broadcast":{"channel_id":"c"}}""");

    [Fact]
    public void Peer_headers_are_the_same_both_ways() => Run<Peer>(PeerApiExamples.All);

    [Fact]
    public void Phoenix_headers_are_the_same_both_ways() => Run<Phoenix>(LobbyExamples.All, """["1","2","room:lobby","phx_reply",{"status":"ok","response":{"n":1}}]""", """[null,null,"room:lobby","shout",{"body":"hi"}]""");

    [Fact]
    public void SignalR_headers_are_the_same_both_ways() => Run<SignalR>(ChatHubExamples.All);

    [Fact]
    public void Socket_mode_headers_are_the_same_both_ways() => Run<SocketMode>(WorkspaceAppExamples.All, """{"envelope_id":"e-1","type":"events_api","payload":{"event":{"type":"message","text":"hi"}},"accepts_response_payload":false}""");

    private static void Run<TProtocol>(IReadOnlyList<SchemaExample> examples, params string[] more)
        where TProtocol : struct, IRealtimeProtocol
    {
        byte[][] frames = [.. examples.OfType<FrameExample<TProtocol>>().Select(example => example.Json).Concat(more).Select(Encoding.UTF8.GetBytes)];
        Assert.NotEmpty(frames);
        var random = new Random(20251121);
        var mutator = new ValueMutator(random);
        var like = 0;
        var memo = new HeaderMemo<TProtocol>(new RouteHash(7));
        foreach (var frame in frames)
        {
            var template = HeaderTwin<TProtocol>.TemplateOf(frame);
            if (template is not null) Assert.True(HeaderTwin<TProtocol>.IsLike(template, frame));
            for (var round = 0; round < Rounds; round++)
            {
                var other = mutator.Next(frame);
                if (template is not null && HeaderTwin<TProtocol>.IsLike(template, other)) like++;
                HeaderTwin<TProtocol>.Compare(memo, random.Next(4) == 0 ? other : frames[random.Next(frames.Length)]);
            }
        }

        // Were none of them like another, nothing would have been compared.
        Assert.True(like > Rounds / 20, $"Only {like} frames were like another.");
    }
}
