using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Carriers: of a stream whose later subscriptions only add to the first, the server knows one subscription.</content>
internal abstract partial class SessionCore
{
    private readonly Dictionary<RealtimeStream, TopicEntry> carriers = [];

    /// <summary>The server has confirmed a topic under an id that it will go on knowing.</summary>
    private void ConfirmByServer(TopicEntry entry, long now)
    {
        if (entry.Topic.Stream.IsCarried) carriers.TryAdd(entry.Topic.Stream, entry);
        Confirm(entry, now);
    }

    /// <summary>A topic of such a stream was left. Gives the one whose id the server has to be told; null while others need the carrier.</summary>
    private TopicEntry? Relieve(TopicEntry entry, long now)
    {
        var stream = entry.Topic.Stream;
        var carrier = carriers.GetValueOrDefault(stream, entry);
        if (topics.Values.Any(other => ReferenceEquals(other.Topic.Stream, stream)))
        {
            // The carrier keeps its id although nobody listens to its own topic any more.
            if (!ReferenceEquals(carrier, entry)) Forget(entry);
            if (!entry.Topic.Removal.IsEmpty) TakeOff(entry.CreateTwin(), now);
            return null;
        }

        carriers.Remove(stream);
        if (!ReferenceEquals(carrier, entry)) Forget(entry);
        return carrier;
    }

    /// <summary>Tells the server that the carrier need not carry a topic any more. What it answers to that is of no consequence, but known.</summary>
    private void TakeOff(TopicEntry leaving, long now)
    {
        var socket = Socket!;
        leaving.State = TopicState.Leaving;
        leaving.EndId = NextId();
        if (!WriteSubscribe(socket, leaving.EndId, leaving.Topic.ToRemoval()) || !AwaitsWord(leaving.Topic)) return;
        socket.InFlight.Add(leaving.EndId, leaving);
        deadlines.Topics.Add(leaving, now);
    }

    /// <summary>The server ended a topic: with a carrier all that it carries ends.</summary>
    private void DropCarried(TopicEntry carrier, ServerError? error, long now)
    {
        var stream = carrier.Topic.Stream;
        if (!carriers.TryGetValue(stream, out var known) || !ReferenceEquals(known, carrier)) return;
        carriers.Remove(stream);
        foreach (var entry in topics.Values.Where(other => ReferenceEquals(other.Topic.Stream, stream)).ToArray()) Refuse(entry, error, now);
    }
}
