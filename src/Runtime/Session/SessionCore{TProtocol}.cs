using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>The session core of one protocol: everything that is written goes through here.</summary>
internal sealed class SessionCore<TProtocol>(RealtimeOptions options, bool hasAuthenticator, ulong routeSeed, Outbox outbox, SessionCounters counters)
    : SessionCore(options, TProtocol.ConfirmsSubscriptions, hasAuthenticator, routeSeed, outbox, counters)
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly FrameWriter writer = new(TProtocol.FrameSeparator);
    private readonly HeartbeatPolicy? heartbeat = options.Heartbeat ?? TProtocol.Heartbeat;

    protected override ReadOnlySpan<OpeningStep> Opening => TProtocol.Opening;

    /// <summary>Remembers what a valid frame carries for later templates.</summary>
    public void Capture(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        if (Socket is SocketState<TProtocol> socket) socket.Protocol.Capture(message, header);
    }

    protected override SocketState CreateSocket() => new SocketState<TProtocol>(heartbeat);

    protected override void WriteTemplate(SocketState socket, FrameBuffer target, int template, long id)
    {
        using var frame = writer.Begin(target);
        ProtocolOf(socket).WriteTemplate(frame.Json, template, id);
        frame.Commit();
    }

    protected override void WritePing(SocketState socket, long id)
    {
        using var frame = writer.Begin(socket.Lane.Urgent);
        ProtocolOf(socket).WritePing(frame.Json, id);
        frame.Commit();
    }

    protected override int MaxInFlight => TProtocol.InFlightLimit;

    protected override bool CancelsCalls => TProtocol.CancelsCalls;

    protected override void WriteCall<TCall>(SocketState socket, FrameBuffer target, long id, in TCall parameters)
    {
        using var frame = writer.Begin(target);
        ProtocolOf(socket).WriteCall(frame.Json, id, parameters);
        frame.Commit();
    }

    protected override void WriteCancel(SocketState socket, long id, long callId)
    {
        using var frame = writer.Begin(socket.Lane.Normal);
        ProtocolOf(socket).WriteCancel(frame.Json, id, callId);
        frame.Commit();
    }

    protected override void WriteAnswer(SocketState socket, int template, in CallAnswer answer)
    {
        using var frame = writer.Begin(socket.Lane.Normal);
        ProtocolOf(socket).WriteAnswer(frame.Json, template, answer);
        frame.Commit();
    }

    protected override bool WriteSubscribe(SocketState socket, long id, Topic topic)
    {
        // A stream without a topic picks up what comes anyway.
        if (topic.Parts.Count == 0) return false;
        using var frame = writer.Begin(socket.Lane.Normal);
        ProtocolOf(socket).WriteSubscribe(frame.Json, id, topic);
        return frame.Commit();
    }

    protected override bool WriteUnsubscribe(SocketState socket, long id, long subscriptionId, Topic topic)
    {
        if (topic.Parts.Count == 0) return false;
        using var frame = writer.Begin(socket.Lane.Normal);
        ProtocolOf(socket).WriteUnsubscribe(frame.Json, id, subscriptionId, topic);
        return frame.Commit();
    }

    private static ref TProtocol ProtocolOf(SocketState socket) => ref ((SocketState<TProtocol>)socket).Protocol;
}
