using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <summary>The way of one of several answers: to the call that it belongs to, or to the subscription, whose event it is.</summary>
internal sealed class ItemPath<TProtocol>(SessionCore<TProtocol> core, SessionGate gate, SessionCounters counters, ReplyPath<TProtocol> replies, EventPath<TProtocol> events, IFaultSink faults)
    where TProtocol : struct, IRealtimeProtocol
{
    public void Receive(ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        var isOurs = RequestId.TryRead(header.Id.Of(message), out var id);
        InFlight? item;
        using (gate.Enter()) item = core.TakeItem(isOurs ? id : 0);
        switch (item)
        {
            case CallStream stream:
                Add(stream, id, message, ref header, scratch);
                break;
            case PendingCall call:
                Remember(call, id, message, ref header, scratch);
                break;
            case TopicEntry topic:
                events.DeliverTo(topic.Alone, message, ref header, scratch);
                break;
        }
    }

    private void Add(CallStream stream, long id, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        try
        {
            var length = 0;
            if (header.Body < 0) stream.ReadAbsentItem();
            else length = replies.ReadBody(static (CallStream target, ref JsonCursor cursor, ViewScratch slots) => target.ReadItem(ref cursor, slots), stream, message, ref header, scratch);
            if (!stream.Accept(length)) replies.Reject(id, new LimitExceededException(nameof(RealtimeOptions.MaxBufferedBytes), core.MaxBufferedBytes, CallOutcome.Unknown));
        }
        catch (Exception error)
        {
            Reject(id, header, error);
        }
    }

    /// <summary>A call of one result has several answers: the last one counts, and the end completes it.</summary>
    private void Remember(PendingCall call, long id, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        try
        {
            if (header.Body < 0) call.ReadAbsentResult();
            else replies.ReadBody(static (PendingCall target, ref JsonCursor cursor, ViewScratch slots) => target.ReadResult(ref cursor, slots), call, message, ref header, scratch);
            call.HasResult = true;
        }
        catch (Exception error)
        {
            Reject(id, header, error);
        }
        finally
        {
            call.LetGo();
        }
    }

    /// <summary>An answer that cannot be read ends its call; a reader of the caller's own may throw anything.</summary>
    private void Reject(long id, in FrameHeader header, Exception error)
    {
        if (error is FrameFormatException fault)
        {
            counters.Faults++;
            faults.ReportFault(TProtocol.KindName(header.Kind), null, fault);
        }

        replies.Reject(id, error);
    }
}
