using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>The way of a reply to the call that it answers, or to the subscription whose id it carries.</summary>
internal sealed class ReplyPath<TProtocol>(SessionCore<TProtocol> core, SessionGate gate, SessionClock clock, SessionCounters counters, IFaultSink faults, CompletionQueue? completions)
    where TProtocol : struct, IRealtimeProtocol
{
    // So many answers are handed over together; while the pool works on them, the reader goes on.
    private const int MostAtOnce = 32;

    private readonly TextBody texts = new();
    private int unstarted;

    /// <summary>Lets those who wait for the answers so far go on. Before anything that may take long, and at the end of what has come in.</summary>
    public void HandOver()
    {
        if (TakeUnstarted()) completions!.Start();
    }

    /// <summary>Whether answers wait to be handed over, which is up to the caller now.</summary>
    public bool TakeUnstarted()
    {
        var isThere = unstarted > 0;
        unstarted = 0;
        return isThere;
    }

    public void Complete(ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        var isOurs = RequestId.TryRead(header.Id.Of(message), out var id);
        if (isOurs && TryClaim(id, false, out var call)) Complete(call, message, ref header, scratch);
        else AnswerOther(isOurs ? id : 0, message, ref header, scratch);
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
            if (header.Role is FrameRole.Reply or FrameRole.Item or FrameRole.End && RequestId.TryRead(header.Id.Of(message.Payload), out var id)) Reject(id, fault);
        }
        catch (FrameFormatException)
        {
            // The beginning alone does not say what the message is; it is reported as unknown below.
        }

        counters.Faults++;
        faults.ReportFault(TProtocol.KindName(kind), null, fault);
    }

    /// <summary>Reads a body and what lies behind it. An error may follow, so that only the tail tells which of the two counts.</summary>
    /// <param name="read">Reads the value that the cursor stands at.</param>
    /// <param name="target">Who reads it.</param>
    /// <param name="message">The frame.</param>
    /// <param name="header">Its header.</param>
    /// <param name="scratch">Receives the slots.</param>
    /// <returns>The body's length.</returns>
    public int ReadBody<TTarget>(BodyReader<TTarget> read, TTarget target, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        scratch.Reset();
        var cursor = new JsonCursor(message, header.Body, header.BodyDepth, scratch.Checks);
        if (TProtocol.HasTextBodies && header.BodyIsText)
        {
            var text = texts.Read(ref cursor);
            TProtocol.ReadTail(message, cursor.Position, ref header);
            if (text.IsEmpty) text = "null"u8;
            var inner = new JsonCursor(text, 0, header.BodyDepth, scratch.Checks);
            read(target, ref inner, scratch);
            inner.ExpectEnd();
            return text.Length;
        }

        read(target, ref cursor, scratch);
        TProtocol.ReadTail(message, cursor.Position, ref header);
        return cursor.Position - header.Body;
    }

    /// <summary>Ends the call with an id because of what came for it.</summary>
    public void Reject(long id, Exception error)
    {
        if (TryClaim(id, true, out var call)) Finish(call, error);
        else using (gate.Enter()) core.FailStream(id, error);
    }

    private void Complete(PendingCall call, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        Exception? error = null;
        try
        {
            ReadOutcome(call, message, ref header, scratch);
            if (header.Error >= 0) error = new CallException(call.Method.Name, core.ReadError(message, header));
        }
        catch (FrameFormatException fault)
        {
            HandOver();
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

    private void ReadOutcome(PendingCall call, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        if (header.Body < 0)
        {
            // The end of several answers may bring none itself: then the last one is the result.
            if (header.Error < 0 && !call.HasResult) call.ReadAbsentResult();
            return;
        }

        if (TProtocol.HasTextBodies && header.BodyIsText && header.Error < 0)
        {
            ReadBody(static (PendingCall target, ref JsonCursor inner, ViewScratch slots) => target.ReadResult(ref inner, slots), call, message, ref header, scratch);
            return;
        }

        scratch.Reset();
        var cursor = new JsonCursor(message, header.Body, header.BodyDepth, scratch.Checks);
        if (header.Error < 0) call.ReadResult(ref cursor, scratch);
        else cursor.Skip();
        TProtocol.ReadTail(message, cursor.Position, ref header);
    }

    /// <summary>Checks a reply whose result nobody asked for, to its end: all of it has to be valid before anything is done for it.</summary>
    /// <returns>Its error; null when it has none.</returns>
    public ServerError? ReadUnwanted(ReadOnlySpan<byte> message, ref FrameHeader header)
    {
        if (header.Body >= 0 && !header.IsComplete)
        {
            var cursor = new JsonCursor(message, header.Body, header.BodyDepth);
            cursor.Skip();
            TProtocol.ReadTail(message, cursor.Position, ref header);
        }

        return header.Error >= 0 ? core.ReadError(message, header) : null;
    }

    /// <summary>A reply to something else than a call that any answer completes: to one whose answer has to be looked at, the end of several answers, or the confirmation of a subscription.</summary>
    private void AnswerOther(long id, ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        HandOver();
        var error = ReadUnwanted(message, ref header);
        var hasResult = header.Body >= 0 && !JsonToken.IsNull(message[header.Body..]);
        AnswerVerdict verdict;
        using (gate.Enter())
        {
            verdict = core.JudgeAnswer(id, error, hasResult, clock.Now);
            if (verdict == AnswerVerdict.None && !core.CompleteStream(id, error))
            {
                if (header.Role == FrameRole.End) core.CompleteTopic(id, error, clock.Now);
                else core.AnswerTopic(id, error, clock.Now);
            }
        }

        if (verdict == AnswerVerdict.Completes && TryClaim(id, true, out var call)) Complete(call, message, ref header, scratch);
    }

    private bool TryClaim(long id, bool isJudged, [NotNullWhen(true)] out PendingCall? call)
    {
        using (gate.Enter()) return core.TryClaimCall(id, isJudged, out call);
    }

    /// <summary>Hands on the outcome of a claimed call, which is the reader's alone. The caller's code runs on the pool.</summary>
    private void Finish(PendingCall call, Exception? error)
    {
        call.Error = error;
        if (error is null) counters.CallsAnswered++;
        else counters.CallsRefused++;
        if (completions is null || call is SessionCall)
        {
            // What the session has asked for itself it takes here, before the frames behind it.
            HandOver();
            call.Signal();
            return;
        }

        completions.Add(call);
        if (++unstarted == MostAtOnce) HandOver();
    }
}
