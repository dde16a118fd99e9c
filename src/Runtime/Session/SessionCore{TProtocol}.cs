using Framewright.Protocol;
using Framewright.Telemetry;

namespace Framewright.Session;

/// <summary>The session core of one protocol: everything that is written goes through here.</summary>
internal sealed class SessionCore<TProtocol>(RealtimeOptions options, bool hasAuthenticator, ulong routeSeed, Outbox outbox, SessionCounters counters)
    : SessionCore(options, TProtocol.ConfirmsSubscriptions, hasAuthenticator, routeSeed, outbox, counters)
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly FrameWriter writer = new(new FrameTrail(options.TimeProvider, TProtocol.KindName), TProtocol.FrameSeparator);
    private readonly HeartbeatPolicy? wanted = options.Heartbeat;

    /// <summary>The state of the next socket: what an earlier one kept, the credentials, what the endpoint's answer told.</summary>
    private TProtocol next;

    public override FrameTrail Trail => writer.Trail;

    protected override ReadOnlySpan<OpeningStep> Opening => TProtocol.Opening;

    /// <summary>Remembers what a valid frame carries for later templates.</summary>
    public void Capture(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        if (Socket is SocketState<TProtocol> socket) socket.Protocol.Capture(message, header);
    }

    /// <summary>The error of a frame, with what is known to do about it.</summary>
    public ServerError ReadError(ReadOnlySpan<byte> message, in FrameHeader header) => TProtocol.ReadError(message, header).With(Advice);

    /// <summary>A captured value's JSON; null when there is none.</summary>
    public byte[]? Captured(string name) => Socket is SocketState<TProtocol> socket ? socket.Protocol.Captured(name) : null;

    /// <summary>Begins an attempt with the credentials for it. False when it has been given up meanwhile.</summary>
    public bool Prepare(ConnectAttempt preparing, SessionCredentials? credentials)
    {
        if (!IsConnecting(preparing)) return false;
        ForgetSocket();
        if (credentials is not null) next.Present(credentials);
        return true;
    }

    /// <summary>What the protocol wants of the next socket.</summary>
    public ConnectRequest Describe()
    {
        var request = new ConnectRequest();
        next.Connect(request);
        return request;
    }

    /// <summary>The HTTP call that names the next socket's address; null for none.</summary>
    public EndpointCall? DescribeEndpoint() => next.Endpoint();

    /// <summary>Remembers what the answer to that call told. Nothing when the attempt has been given up.</summary>
    public void CaptureEndpoint(ConnectAttempt asking, ReadOnlySpan<byte> answer)
    {
        if (IsConnecting(asking)) next.CaptureEndpoint(answer);
    }

    /// <summary>Forgets the session that the next socket would have resumed. Nothing when the attempt has been given up.</summary>
    public void ForgetSession(ConnectAttempt refused)
    {
        if (IsConnecting(refused)) next = default;
    }

    protected override SocketState CreateSocket() => new SocketState<TProtocol>(next);

    protected override void EndSession(SocketState socket, CloseAction action)
    {
        next = action == CloseAction.Retry ? ProtocolOf(socket) : default;
        ForgetSocket();
    }

    protected override CloseAction OnClose(int? code) => TProtocol.OnClose(code);

    protected override bool Has(SocketState socket, int condition) => ProtocolOf(socket).Has(condition);

    /// <summary>The user's policy beats the protocol's; what a ping is remains the protocol's, and WebSocket's own where it has none.</summary>
    protected override HeartbeatPolicy? HeartbeatOf(SocketState socket)
    {
        var policy = ProtocolOf(socket).SessionHeartbeat() ?? TProtocol.Heartbeat;
        if (wanted is not { } given) return policy;
        return given with
        {
            IsFixedRate = given.IsFixedRate || policy is { IsFixedRate: true },
            FirstIsRandom = given.FirstIsRandom || policy is { FirstIsRandom: true },
            IsTransportPing = given.IsTransportPing || policy is null or { IsTransportPing: true },
        };
    }

    protected override void WriteTemplate(SocketState socket, FrameBuffer target, int template, long id)
    {
        using var frame = writer.Begin(target, IsOpening ? SentFrame.Opening : SentFrame.Answer);
        ProtocolOf(socket).WriteTemplate(frame.Json, template, id);
        frame.Commit();
    }

    protected override void WritePing(SocketState socket, long id)
    {
        using var frame = writer.Begin(socket.Lane.Urgent, SentFrame.Ping);
        ProtocolOf(socket).WritePing(frame.Json, id);
        frame.Commit();
    }

    protected override int MaxInFlight => TProtocol.InFlightLimit;

    protected override bool CallsDependOnSession => TProtocol.CallsDependOnSession;

    protected override bool CancelsCalls => TProtocol.CancelsCalls;

    protected override void WriteCall<TCall>(SocketState socket, FrameBuffer target, long id, in TCall parameters)
    {
        using var frame = writer.Begin(target, SentFrame.Call);
        if (parameters is IScopedCall scoped) scoped.Write(ref ProtocolOf(socket), frame.Json, id);
        else ProtocolOf(socket).WriteCall(frame.Json, id, parameters);
        frame.Commit();
    }

    protected override void WriteCancel(SocketState socket, long id, long callId)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.Cancel);
        ProtocolOf(socket).WriteCancel(frame.Json, id, callId);
        frame.Commit();
    }

    protected override void WriteAnswer(SocketState socket, int template, in CallAnswer answer)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.Answer);
        ProtocolOf(socket).WriteAnswer(frame.Json, template, answer);
        frame.Commit();
    }

    protected override bool WriteSubscribe(SocketState socket, long id, Topic topic)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.Subscribe);
        ProtocolOf(socket).WriteSubscribe(frame.Json, id, topic);
        return frame.Commit();
    }

    protected override bool WriteUnsubscribe(SocketState socket, long id, long subscriptionId, Topic topic)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.Unsubscribe);
        ProtocolOf(socket).WriteUnsubscribe(frame.Json, id, subscriptionId, topic);
        return frame.Commit();
    }

    protected override void WriteOpenScope(SocketState socket, long id, Scope scope)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.OpenScope);
        ProtocolOf(socket).WriteOpenScope(frame.Json, id, scope);
        frame.Commit();
    }

    protected override bool WriteCloseScope(SocketState socket, long id, Scope scope)
    {
        using var frame = writer.Begin(socket.Lane.Normal, SentFrame.CloseScope);
        ProtocolOf(socket).WriteCloseScope(frame.Json, id, scope);
        return frame.Commit();
    }

    private void ForgetSocket()
    {
        if (TProtocol.KeepsSession) next.ForgetSocket();
        else next = default;
    }

    private static ref TProtocol ProtocolOf(SocketState socket) => ref ((SocketState<TProtocol>)socket).Protocol;
}
