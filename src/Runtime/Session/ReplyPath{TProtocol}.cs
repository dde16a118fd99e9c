using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>The way of a reply to the call that it answers, or to the subscription whose id it carries.</summary>
internal sealed class ReplyPath<TProtocol>(SessionCore<TProtocol> core, SessionGate gate, SessionCounters counters, IFaultSink faults)
    where TProtocol : struct, IRealtimeProtocol
{
    public void Complete(ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        var isOurs = RequestId.TryRead(header.Id.Of(message), out var id);
        if (isOurs && TryClaim(id, out var call)) Complete(call, message, ref header, scratch);
        else AnswerTopic(isOurs ? id : 0, message, ref header);
    }

    /// <summary>A message over the size limit: when its beginning says which call it answers, that call learns why it gets no result.</summary>
    public void RejectTruncated(in Frame message)
    {
        var fault = new FrameFormatException($"a message of at most {message.Payload.Length} bytes that can be taken whole, not one of {message.Length}; raise the transport's frame size limit if the server's answers are larger", message.Payload.Length);
        var kind = -1;
        try
        {
            TProtocol.ReadHeader(message.Payload, 0, out var header);
            kind = header.Kind;
            if (header.Role == FrameRole.Reply && RequestId.TryRead(header.Id.Of(message.Payload), out var id) && TryClaim(id, out var call)) Finish(call, fault);
        }
        catch (FrameFormatException)
        {
            // The beginning alone does not say what the message is; it is reported as unknown below.
        }

        counters.Faults++;
        faults.ReportFault(TProtocol.KindName(kind), null, fault);
    }

    private void Complete(PendingCall call, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        Exception? error = null;
        try
        {
            ReadOutcome(call, message, ref header, scratch);
            if (header.Error >= 0) error = new CallException(call.Method.Name, TProtocol.ReadError(message, header));
        }
        catch (FrameFormatException fault)
        {
            counters.Faults++;
            faults.ReportFault(TProtocol.KindName(header.Kind), null, fault);
            error = fault;
        }
        catch (Exception defect)
        {
            // A reader of the caller's own may throw anything. The caller gets it: the call is claimed, so nothing else can end it.
            error = defect;
        }

        Finish(call, error);
    }

    /// <summary>Reads result and tail. An error may follow the result, so that only the tail tells which of the two counts.</summary>
    private static void ReadOutcome(PendingCall call, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        scratch.Reset();
        if (header.Body < 0)
        {
            if (header.Error < 0) call.ReadAbsentResult();
            return;
        }

        var cursor = new JsonCursor(message, header.Body, header.BodyDepth);
        if (header.Error < 0) call.ReadResult(ref cursor, scratch);
        else cursor.Skip();
        TProtocol.ReadTail(message, cursor.Position, ref header);
    }

    private void AnswerTopic(long id, ReadOnlySpan<byte> message, ref FrameHeader header)
    {
        if (header.Body >= 0 && !header.IsComplete)
        {
            var cursor = new JsonCursor(message, header.Body, header.BodyDepth);
            cursor.Skip();
            TProtocol.ReadTail(message, cursor.Position, ref header);
        }

        var error = header.Error >= 0 ? TProtocol.ReadError(message, header) : null;
        using (gate.Enter()) core.AnswerTopic(id, error);
    }

    private bool TryClaim(long id, [NotNullWhen(true)] out PendingCall? call)
    {
        using (gate.Enter()) return core.TryClaimCall(id, out call);
    }

    private void Finish(PendingCall call, Exception? error)
    {
        call.Error = error;
        using (gate.Enter()) core.FinishClaimed(call);
    }
}
