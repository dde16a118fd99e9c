using Framewright.Json;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <summary>The way of an event to those who subscribed to its topic.</summary>
internal sealed class EventPath<TProtocol>(SessionCore<TProtocol> core, SessionGate gate, SessionCounters counters, HandlerWatch watch, IFaultSink faults)
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly TextBody texts = new();

    /// <summary>Hands an event to those who subscribed to its topic.</summary>
    /// <returns>Whether somebody got it.</returns>
    public bool Deliver(ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        var topics = Find(message, header);
        if (topics.Length == 0)
        {
            // Nobody wants it: it is not validated any further.
            counters.UnroutedEvents++;
            if (faults.WantsUnrouted) faults.ReportUnrouted(RouteOf(message, header));
            return false;
        }

        if (header.Scope.IsPresent && !BelongsToAny(topics, message, header))
        {
            counters.StaleEvents++;
            return false;
        }

        return DeliverTo(topics, message, ref header, scratch);
    }

    /// <summary>Hands an event to those who subscribed to some topics.</summary>
    /// <returns>Whether somebody got it.</returns>
    public bool DeliverTo(TopicEntry[] topics, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        if (TProtocol.HasTextBodies && header.BodyIsText && header.Body >= 0) return DeliverText(topics, message, ref header, scratch);
        var end = Read(topics, message, header, scratch);
        if (header.Body >= 0 && end < 0) return false;
        TProtocol.ReadTail(message, end, ref header);
        var body = header.Body < 0 ? default : message[header.Body..end];
        return Deliver(topics, new Delivery(message, body, scratch, watch));
    }

    /// <summary>An event whose body is JSON inside of a string: what it says is read from the unescaped copy, and views lie over that.</summary>
    private bool DeliverText(TopicEntry[] topics, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        var cursor = new JsonCursor(message, header.Body, header.BodyDepth, scratch.Checks);
        var text = texts.Read(ref cursor);
        TProtocol.ReadTail(message, cursor.Position, ref header);
        var inner = new FrameHeader { Kind = header.Kind, Body = text.IsEmpty ? -1 : 0, BodyDepth = header.BodyDepth };
        var end = Read(topics, text, inner, scratch);
        if (inner.Body >= 0)
        {
            if (end < 0) return false;
            new JsonCursor(text, end).ExpectEnd();
        }

        return Deliver(topics, new Delivery(text, inner.Body < 0 ? default : text[..end], scratch, watch));
    }

    private bool Deliver(TopicEntry[] topics, in Delivery delivery)
    {
        var delivered = 0;
        foreach (var topic in topics)
        {
            if (topic.IsRead) delivered += topic.Offer(delivery);
        }

        counters.EventsDelivered += delivered;
        return delivered > 0;
    }

    private TopicEntry[] Find(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        if (header.RouteCount > 0) return core.Routes.Find(message, header);
        if (!RequestId.TryRead(header.Id.Of(message), out var id)) return [];
        using (gate.Enter()) return core.TryFindTopic(id, out var entry) ? entry.Alone : [];
    }

    /// <summary>Marks the topics of other scopes than the frame's, and of earlier openings of it. A null belongs to everybody.</summary>
    private static bool BelongsToAny(TopicEntry[] topics, ReadOnlySpan<byte> message, in FrameHeader header)
    {
        var token = header.Scope.Of(message);
        var isNull = JsonToken.IsNull(token);
        var any = false;
        foreach (var topic in topics)
        {
            topic.IsStale = !isNull && topic.Topic.Scope is { } scope && !IsOf(scope, token);
            any |= !topic.IsStale;
        }

        return any;
    }

    /// <summary>A scope is told by the id that it was opened with, or by its first value when no frame opens it.</summary>
    private static bool IsOf(Scope scope, ReadOnlySpan<byte> token) => scope.Id != 0
        ? RequestId.TryRead(token, out var id) && id == scope.Id
        : JsonToken.TextEquals(token, scope.FirstValue);

    private static string[] RouteOf(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        var route = new string[header.RouteCount];
        for (var index = 0; index < route.Length; index++) route[index] = JsonToken.TextOrNull(header.Route[index].Of(message)) ?? "";
        return route;
    }

    /// <summary>Makes one pass for each stream; topics of one stream stand beside each other. Gives the offset behind the body; -1 when nobody could read it.</summary>
    private int Read(TopicEntry[] topics, ReadOnlySpan<byte> message, in FrameHeader header, ViewScratch scratch)
    {
        scratch.Reset();
        var end = -1;
        for (var index = 0; index < topics.Length; index++)
        {
            var topic = topics[index];
            topic.IsRead = false;
            if (header.Scope.IsPresent && topic.IsStale) continue;
            if (header.Body < 0) topic.ReadAbsent();
            else if (index > 0 && ReferenceEquals(topics[index - 1].Topic.Stream, topic.Topic.Stream) && !(header.Scope.IsPresent && topics[index - 1].IsStale)) topic.ShareWith(topics[index - 1]);
            else if (TryRead(topic, message, header, scratch, out var position)) end = position;
        }

        return end;
    }

    private bool TryRead(TopicEntry topic, ReadOnlySpan<byte> message, in FrameHeader header, ViewScratch scratch, out int end)
    {
        var cursor = new JsonCursor(message, header.Body, header.BodyDepth, scratch.Checks);
        try
        {
            topic.Read(ref cursor, scratch);
            end = cursor.Position;
            return true;
        }
        catch (FrameFormatException fault)
        {
            // Another stream on the same route may still be able to read it.
            counters.Faults++;
            faults.ReportFault(TProtocol.KindName(header.Kind), topic.Topic.Stream, fault);
            end = -1;
            return false;
        }
        catch (Exception defect)
        {
            // A stream of the user's own may throw anything. It is reported like a handler, and ends neither the other streams nor the socket.
            faults.ReportFailure(topic.Topic.Stream, defect);
            end = -1;
            return false;
        }
    }
}
