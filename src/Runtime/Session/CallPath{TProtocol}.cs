using Framewright.Calls;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>The way of a call of the peer, or of an envelope, to the handler that serves it, and back.</summary>
internal sealed class CallPath<TProtocol>(SessionCore<TProtocol> core, SessionGate gate, SessionCounters counters, PeerCalls calls, EventPath<TProtocol> events, IFaultSink faults)
    where TProtocol : struct, IRealtimeProtocol
{
    public void Receive(ReadOnlySpan<byte> message, in FrameHeader header, ViewScratch scratch)
    {
        if (ServingSocket() is not { } socket) return;
        if (Handler(message, header) is { } handler)
        {
            Serve(handler, socket, message, header, scratch);
            return;
        }

        counters.PeerCallsUnhandled++;
        Fail(socket, header.Kind, header.Id.Of(message), TProtocol.ErrorOf(CallErrorKind.Unknown));
    }

    /// <summary>An envelope goes to the handler of its kind, whose result it is acknowledged with, or else to those who subscribed. What nobody takes is not acknowledged: the peer may have another client for it.</summary>
    public void ReceiveEnvelope(ReadOnlySpan<byte> message, ref FrameHeader header, ViewScratch scratch)
    {
        if (ServingSocket() is not { } socket) return;
        if (Handler(message, header) is { } handler) Serve(handler, socket, message, header, scratch);
        else if (header.RouteCount == 0) counters.PeerCallsUnhandled++;
        else if (events.Deliver(message, ref header, scratch)) Answer(socket, TProtocol.AnswerTo(header.Kind), header.Id.Of(message), default, null);
        else counters.PeerCallsUnhandled++;
    }

    private SocketState? ServingSocket()
    {
        using (gate.Enter())
        {
            if (core.ServingSocket is { } socket) return socket;
            core.CountUnexpected();
            return null;
        }
    }

    private CallHandler? Handler(ReadOnlySpan<byte> message, in FrameHeader header) =>
        header.Name.IsPresent && JsonToken.TextOrNull(header.Name.Of(message)) is { } name ? calls.Handlers.Find(name) : null;

    private void Serve(CallHandler handler, SocketState socket, ReadOnlySpan<byte> message, in FrameHeader header, ViewScratch scratch)
    {
        var kind = header.Kind;
        var bytes = message.Length;
        if (!calls.TryEnter(bytes))
        {
            counters.PeerCallsUnhandled++;
            Fail(socket, kind, header.Id.Of(message), TProtocol.ErrorOf(CallErrorKind.Failed));
            return;
        }

        if (Read(handler, message, header, scratch) is not { } call)
        {
            calls.Leave(bytes);
            Fail(socket, kind, header.Id.Of(message), TProtocol.ErrorOf(CallErrorKind.Parameters));
            return;
        }

        counters.PeerCalls++;
        var id = header.Id.Of(message).ToArray();
        var isEnvelope = header.Role == FrameRole.Envelope;
        calls.Start(() => RunAsync(handler, call, socket, kind, id, isEnvelope, bytes));
    }

    /// <summary>Null, after a report, when the parameters are not those of the handler.</summary>
    private PeerCall? Read(CallHandler handler, ReadOnlySpan<byte> message, in FrameHeader header, ViewScratch scratch)
    {
        try
        {
            if (header.Body < 0) return handler.ReadAbsent();
            var cursor = new JsonCursor(message, header.Body, header.BodyDepth, scratch.Checks);
            return handler.Read(ref cursor, scratch);
        }
        catch (FrameFormatException fault)
        {
            counters.Faults++;
            faults.ReportFault(TProtocol.KindName(header.Kind), null, fault);
            return null;
        }
        catch (Exception defect)
        {
            faults.ReportFailure(handler.Name, defect);
            return null;
        }
    }

    private async Task RunAsync(CallHandler handler, PeerCall call, SocketState socket, int kind, byte[] id, bool isEnvelope, int bytes)
    {
        try
        {
            var ended = socket.Ended.Token;
            if (ended.IsCancellationRequested) return;
            var result = await call.RunAsync(ended).ConfigureAwait(false);

            // To acknowledge takes no payload: a null is none. A call's result may well be null.
            if (isEnvelope && JsonToken.IsNull(result)) result = null;
            Answer(socket, TProtocol.AnswerTo(kind), id, result, null);
        }
        catch (CallErrorException error)
        {
            Fail(socket, kind, id, error.ToError());
        }
        catch (OperationCanceledException) when (socket.Ended.IsCancellationRequested)
        {
            // Nobody waits for the answer any more.
        }
        catch (Exception error)
        {
            // The peer learns that the call failed, and nothing of what an exception may give away.
            faults.ReportFailure(handler.Name, error);
            Fail(socket, kind, id, TProtocol.ErrorOf(CallErrorKind.Failed));
        }
        finally
        {
            calls.Leave(bytes);
        }
    }

    private void Fail(SocketState socket, int kind, ReadOnlySpan<byte> id, CallError? error) => Answer(socket, TProtocol.FailureOf(kind), id, default, error);

    /// <summary>A call without an id wants no answer.</summary>
    private void Answer(SocketState socket, int template, ReadOnlySpan<byte> id, ReadOnlySpan<byte> result, CallError? error)
    {
        if (template < 0 || id.IsEmpty || JsonToken.IsNull(id)) return;
        using (gate.Enter()) core.AnswerCall(socket, template, new CallAnswer(id, result, error));
    }
}
