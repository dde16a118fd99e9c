using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;
using Framewright.Subscriptions;

namespace Framewright.Benchmarks.Parsing.Contestants;

/// <summary>What a connection does with an event that nobody subscribed to: it reads the header, looks the route up, and is done.</summary>
internal readonly struct RoutingContestant : IContestant
{
    private const int SubscribedRooms = 100;

    private readonly RouteTable routes = new(seed: 1);
    private readonly HeaderMemo<Ddp> headers;

    public RoutingContestant()
    {
        headers = new HeaderMemo<Ddp>(routes.Hash);
        for (int i = 0; i < SubscribedRooms; i++)
            routes.Add(NewTopic($"room{i}"));
    }

    public void Run(ReadOnlySpan<byte> frame, ref ExtractedChecksum checksum)
    {
        headers.Read(frame, out FrameHeader header);
        checksum.Number(Member.FrameKind, routes.Find(frame, header).Length);
    }

    private static TopicEntry<Message, MessageView> NewTopic(string room) =>
        new(RocketChatClientStreams.RoomMessages, new Topic(RocketChatClientStreams.RoomMessages, ["stream-room-messages", room]));
}
