using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;
using Framewright.Telemetry;
using Framewright.Transport;

namespace Framewright.Session;

/// <summary>The way of an inbound frame: header, then by role to the call, the topic or the core that it is for.</summary>
/// <remarks>Decoding runs outside of the gate, deciding inside of it. A frame reaches somebody only when all of it is valid.</remarks>
internal sealed class FramePath<TProtocol> : FramePath
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly SessionCore<TProtocol> core;
    private readonly SessionGate gate;
    private readonly SessionClock clock;
    private readonly SessionCounters counters;
    private readonly HandlerWatch watch;
    private readonly int barredDepth;
    private readonly IFaultSink faults;
    private readonly FrameTrail trail;
    private readonly HeaderMemo<TProtocol> headers;
    private readonly ReplyPath<TProtocol> replies;
    private readonly EventPath<TProtocol> events;
    private readonly ItemPath<TProtocol> items;
    private readonly CallPath<TProtocol> calls;

    public FramePath(SessionCore<TProtocol> core, SessionGate gate, SessionClock clock, SessionCounters counters, HandlerWatch watch, IFaultSink faults, PeerCalls? peerCalls = null, CompletionQueue? completions = null)
        : base(core.Checks)
    {
        this.core = core;
        this.gate = gate;
        this.clock = clock;
        this.counters = counters;
        this.watch = watch;
        barredDepth = core.BarredDepth;
        this.faults = faults;
        trail = core.Trail;
        headers = new HeaderMemo<TProtocol>(core.Routes.Hash);
        replies = new ReplyPath<TProtocol>(core, gate, clock, counters, faults, completions);
        events = new EventPath<TProtocol>(core, gate, counters, watch, faults);
        items = new ItemPath<TProtocol>(core, gate, counters, replies, events, faults);
        calls = new CallPath<TProtocol>(core, gate, counters, peerCalls ?? new PeerCalls(1), events, faults);
    }

    public override void BeginReading() => trail.BeginReading();

    public override void EndReading() => replies.HandOver();

    public override bool TakeUnstarted() => replies.TakeUnstarted();

    public override void Receive(in Frame message)
    {
        counters.Messages++;
        counters.BytesReceived += message.Length;
        if (!message.IsText)
        {
            counters.BinaryMessages++;
            trail.RecordReceived(FrameTrail.Binary, message.Payload.Length);
            return;
        }

        if (message.IsTruncated)
        {
            counters.TruncatedMessages++;
            trail.RecordReceived(FrameTrail.Oversize, (int)Math.Min(message.Length, int.MaxValue));
            replies.RejectTruncated(message);
            return;
        }

        if (TProtocol.FrameSeparator != 0) ReceiveSeparated(message.Payload);
        else if (TProtocol.HasFrameArrays && IsArray(message.Payload)) ReceiveArray(message.Payload);
        else ReceiveFrame(message.Payload);
    }

    private static bool IsArray(ReadOnlySpan<byte> message)
    {
        var start = message.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && message[start] == (byte)'[';
    }

    /// <summary>Takes frames that each have a separator behind them. No JSON text contains a control character, so that a broken frame does not hide where the next one starts.</summary>
    private void ReceiveSeparated(ReadOnlySpan<byte> message)
    {
        // At least once: an empty message is no frame either, and has to be reported as that.
        do
        {
            var end = message.IndexOf(TProtocol.FrameSeparator);
            ReceiveFrame(end < 0 ? message : message[..end]);
            message = end < 0 ? default : message[(end + 1)..];
        }
        while (!message.IsEmpty);
    }

    /// <summary>Takes an array of frames. Each is walked to its end before it is acted on: where the next one starts may not depend on how much of it somebody reads.</summary>
    private void ReceiveArray(ReadOnlySpan<byte> message)
    {
        try
        {
            var cursor = new JsonCursor(message);
            for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) ReceiveFrame(cursor.Skip().Of(message));
            cursor.ExpectEnd();
        }
        catch (FrameFormatException fault)
        {
            Report(FrameFault.Unreadable, fault);
        }
    }

    /// <summary>Takes one frame.</summary>
    private void ReceiveFrame(ReadOnlySpan<byte> message)
    {
        counters.Frames++;
        watch.NextFrame();
        Scratch.LimitTo(message.Length);
        FrameHeader header;
        try
        {
            headers.Read(message, out header);

            // Whoever reads the body then starts that much deeper, and meets the cursor's own limit as much sooner.
            header.BodyDepth = Math.Min(JsonCursor.MaxDepth, header.BodyDepth + barredDepth);
        }
        catch (FrameFormatException fault)
        {
            trail.RecordReceived(FrameTrail.Unreadable, message.Length);
            Report(FrameFault.Unreadable, fault);
            return;
        }

        trail.RecordReceived(header.Kind, message.Length);

        // Answers wait for each other only: what other frames set off may take long.
        if (header.Role != FrameRole.Reply) replies.HandOver();

        try
        {
            Act(message, ref header);
        }
        catch (FrameFormatException fault)
        {
            Report(TProtocol.KindName(header.Kind), fault);
        }
    }

    private void Act(ReadOnlySpan<byte> message, ref FrameHeader header)
    {
        if (TProtocol.Captures(header.Kind))
        {
            using (gate.Enter()) core.Capture(message, header);
        }

        if (core.IsOpening && TryOpen(message, ref header)) return;
        switch (header.Role)
        {
            case FrameRole.Event:
                events.Deliver(message, ref header, Scratch);
                break;
            case FrameRole.Reply or FrameRole.End:
                replies.Complete(message, ref header, Scratch);
                break;
            case FrameRole.Item:
                items.Receive(message, ref header, Scratch);
                break;
            case FrameRole.Call:
                calls.Receive(message, header, Scratch);
                break;
            case FrameRole.Envelope:
                calls.ReceiveEnvelope(message, ref header, Scratch);
                break;
            case FrameRole.Unknown:
                counters.UnknownKinds++;
                faults.ReportFault(FrameFault.Unknown, null, new FrameFormatException("a frame that the protocol's schema describes", header.Start));
                break;
            default:
                Control(message, header);
                break;
        }
    }

    private void Control(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        switch (header.Role)
        {
            case FrameRole.Notice or FrameRole.Pong:
                break;
            case FrameRole.Ping:
                using (gate.Enter()) core.Answer(TProtocol.AnswerTo(header.Kind));
                break;
            case FrameRole.Refused:
                var refusal = TProtocol.ReadReason(message, header);
                using (gate.Enter()) core.Refuse(refusal, TProtocol.Then(header.Kind), TProtocol.RefusesCredentials(header.Kind), clock.Now);
                break;
            case FrameRole.Subscribed:
                Confirm(message, header);
                break;
            case FrameRole.Unsubscribed:
                EndTopic(message, header);
                break;
            case FrameRole.Goodbye:
                var farewell = TProtocol.ReadReason(message, header);
                using (gate.Enter()) core.HearFarewell(farewell, TProtocol.Then(header.Kind));
                break;
            case FrameRole.Invalid:
                var reason = TProtocol.ReadReason(message, header);
                using (gate.Enter()) core.Invalidate(reason, TProtocol.Then(header.Kind), clock.Now);
                break;
            case FrameRole.Fault:
                counters.PeerFaults++;
                faults.ReportPeerFault(TProtocol.ReadReason(message, header));
                break;
            default:
                CountUnexpected();
                break;
        }
    }

    /// <summary>The opening may wait for any kind of frame, and for the reply to a call of its own. False when the frame still has to go its usual way.</summary>
    private bool TryOpen(ReadOnlySpan<byte> message, ref FrameHeader header)
    {
        long id = 0;
        if (header.Role == FrameRole.Reply) RequestId.TryRead(header.Id.Of(message), out id);
        bool isCall, isAwaited;
        using (gate.Enter()) (isCall, isAwaited) = (core.IsOpeningCall(id), core.Awaits(header.Kind));
        if (!isCall && !isAwaited) return false;

        var error = replies.ReadUnwanted(message, ref header);
        using (gate.Enter())
        {
            if (isCall) core.AnswerOpening(id, error, clock.Now);
            else if (error is not null) core.RefuseOpening(error, clock.Now);
            else core.Open(header, clock.Now);
        }

        return header.Role is not (FrameRole.Event or FrameRole.Ping or FrameRole.Goodbye or FrameRole.Fault);
    }

    private void CountUnexpected()
    {
        using (gate.Enter()) core.CountUnexpected();
    }

    private void Confirm(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        if (!header.IdIsList)
        {
            Confirm(header.Id.Of(message));
            return;
        }

        var cursor = new JsonCursor(message, header.Id.Start);
        if (cursor.Peek() != JsonKind.Array) cursor.Fault("an array of ids");
        for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) Confirm(cursor.Skip().Of(message));
    }

    private void Confirm(ReadOnlySpan<byte> token)
    {
        var isOurs = RequestId.TryRead(token, out var id);
        using (gate.Enter()) core.ConfirmTopic(isOurs ? id : 0, clock.Now);
    }

    private void EndTopic(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        var isOurs = RequestId.TryRead(header.Id.Of(message), out var id);
        var error = header.Error >= 0 ? core.ReadError(message, header) : null;
        using (gate.Enter()) core.EndTopic(isOurs ? id : 0, error, clock.Now);
    }

    private void Report(string kind, FrameFormatException fault)
    {
        replies.HandOver();
        counters.Faults++;
        faults.ReportFault(kind, null, fault);
    }
}
