using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>The seam between the session and one protocol: implemented by a struct that the generator makes from a protocol's schema.</summary>
/// <remarks>
/// The instance holds what frames of one socket captured (session ids and the like); the session owns it, and starts each socket with a fresh one.
/// Everything else is static, so that <c>RealtimeConnection&lt;TProtocol&gt;</c> is specialised by the JIT and knows no protocol.
/// Readers throw <see cref="FrameFormatException"/> for bytes that are not JSON, and never read outside the span.
/// </remarks>
public partial interface IRealtimeProtocol
{
    /// <summary>The protocol's name in its schema.</summary>
    static abstract string Name { get; }

    /// <summary>When to ping; null when the protocol has no heartbeat of its own.</summary>
    static abstract HeartbeatPolicy? Heartbeat { get; }

    /// <summary>The steps from an open socket to an open session, in order.</summary>
    static abstract ReadOnlySpan<OpeningStep> Opening { get; }

    /// <summary>Whether the server confirms a subscription with a frame of its own. If not, it is live once written.</summary>
    static abstract bool ConfirmsSubscriptions { get; }

    /// <summary>The name of a frame kind in the schema, for reports.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>; -1 gives "unknown".</param>
    static abstract string KindName(int kind);

    /// <summary>The template that answers a frame kind, or -1 when it needs no answer.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    static abstract int AnswerTo(int kind);

    /// <summary>Whether frames of a kind carry values to <see cref="Capture"/>. Such frames are always read to their end by <see cref="ReadHeader"/>.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    static abstract bool Captures(int kind);

    /// <summary>What a close code asks for. A null code is a socket that ended without one.</summary>
    /// <param name="code">The WebSocket close code.</param>
    static abstract CloseAction OnClose(int? code);

    /// <summary>Reads a frame's header: stops as soon as role, id, route and the start of the body are known.</summary>
    /// <param name="message">The transport's message.</param>
    /// <param name="start">Where the frame starts in it.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="FrameFormatException">The bytes walked over are not JSON.</exception>
    static abstract void ReadHeader(ReadOnlySpan<byte> message, int start, out FrameHeader header);

    /// <summary>Validates what lies behind the body and completes the header: an error that follows the result, the next frame's offset.</summary>
    /// <param name="message">The transport's message.</param>
    /// <param name="bodyEnd">The offset just behind the body's value; ignored when the header is already complete.</param>
    /// <param name="header">The header, from <see cref="ReadHeader"/>.</param>
    /// <exception cref="FrameFormatException">The rest is not JSON.</exception>
    static abstract void ReadTail(ReadOnlySpan<byte> message, int bodyEnd, ref FrameHeader header);

    /// <summary>Reads the error at <see cref="FrameHeader.Error"/> by the paths of the schema's <c>errors</c>.</summary>
    /// <param name="message">The transport's message.</param>
    /// <param name="header">A header whose <see cref="FrameHeader.Error"/> is set.</param>
    static abstract ServerError ReadError(ReadOnlySpan<byte> message, in FrameHeader header);

    /// <summary>The reason that a frame of role refused, fault, goodbye or invalid gives by the schema's <c>reason</c>; null when it has none.</summary>
    /// <param name="message">The transport's message.</param>
    /// <param name="header">The frame's header, complete.</param>
    static abstract string? ReadReason(ReadOnlySpan<byte> message, in FrameHeader header);

    /// <summary>Remembers the values that the schema captures from this frame kind.</summary>
    /// <param name="message">The transport's message.</param>
    /// <param name="header">The frame's header, complete.</param>
    void Capture(ReadOnlySpan<byte> message, in FrameHeader header);

    /// <summary>Writes the frame of a template: an opening frame, an answer, a ping.</summary>
    /// <param name="writer">Receives one JSON object or array.</param>
    /// <param name="template">The template's ordinal.</param>
    /// <param name="id">A fresh id, for templates that carry one.</param>
    void WriteTemplate(Utf8JsonWriter writer, int template, long id);

    /// <summary>Writes a heartbeat.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">A fresh id.</param>
    void WritePing(Utf8JsonWriter writer, long id);

    /// <summary>Writes a call.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="call">The method and its parameters.</param>
    /// <typeparam name="TCall">A generated call.</typeparam>
    void WriteCall<TCall>(Utf8JsonWriter writer, long id, in TCall call)
        where TCall : struct, ICall, allows ref struct;

    /// <summary>Writes a subscription.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">The subscription's id.</param>
    /// <param name="topic">What to subscribe to.</param>
    void WriteSubscribe(Utf8JsonWriter writer, long id, Topic topic);

    /// <summary>Writes the end of a subscription.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="subscriptionId">The id that the subscription was made with.</param>
    /// <param name="topic">What it was to.</param>
    void WriteUnsubscribe(Utf8JsonWriter writer, long id, long subscriptionId, Topic topic);

    /// <summary>Whether a session can only be opened with credentials.</summary>
    static virtual bool NeedsCredentials => false;

    /// <summary>Whether captured values outlive the socket, so that the next one can resume its session.</summary>
    static virtual bool KeepsSession => false;

    /// <summary>What a frame kind of role refused, goodbye or invalid asks for; null for what its role asks for by itself.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    static virtual CloseAction? Then(int kind) => null;

    /// <summary>Whether a frame kind of role refused says that the credentials were not accepted.</summary>
    /// <param name="kind">The ordinal from <see cref="FrameHeader.Kind"/>.</param>
    static virtual bool RefusesCredentials(int kind) => false;

    /// <summary>Whether the text or the number of a member may decide what a frame is. Where it may not, frames that differ in it alone have headers that differ in offsets alone.</summary>
    /// <param name="name">The member's name, unescaped; of any object of the frame.</param>
    static virtual bool IsTested(ReadOnlySpan<byte> name) => true;

    /// <summary>Whether the text or the number of an element may decide what a frame is.</summary>
    /// <param name="index">The element's index; in any array of the frame.</param>
    static virtual bool IsTested(int index) => true;

    /// <summary>Takes the credentials of the next attempt.</summary>
    /// <param name="credentials">The protocol's own record.</param>
    void Present(SessionCredentials credentials)
    {
    }

    /// <summary>Forgets what was captured for one socket only. Called when <see cref="KeepsSession"/> is true; what is not kept would start fresh anyway.</summary>
    void ForgetSocket()
    {
    }

    /// <summary>Whether a value is there that a step of the opening depends on.</summary>
    /// <param name="condition">The condition's ordinal.</param>
    bool Has(int condition) => false;

    /// <summary>When to ping as the peer has asked for it; null when <see cref="Heartbeat"/> says so.</summary>
    HeartbeatPolicy? SessionHeartbeat() => null;

    /// <summary>Says what the next socket needs: address, query, headers, sub-protocols.</summary>
    /// <param name="request">Receives it.</param>
    void Connect(ConnectRequest request)
    {
    }

    /// <summary>The HTTP call whose answer names the next socket's address; null when there is none.</summary>
    EndpointCall? Endpoint() => null;

    /// <summary>Remembers the values that the schema captures from that answer.</summary>
    /// <param name="answer">The answer's body, which is JSON.</param>
    void CaptureEndpoint(ReadOnlySpan<byte> answer)
    {
    }

    /// <summary>A captured value, for calls over HTTP; null when there is none of that name.</summary>
    /// <param name="name">The schema's name for it.</param>
    byte[]? Captured(string name) => null;

    /// <summary>Writes a call that is made in a scope. A protocol without scopes writes the call alone.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="call">The method and its parameters.</param>
    /// <param name="scope">The scope; null for none.</param>
    /// <typeparam name="TCall">A generated call.</typeparam>
    void WriteCall<TCall>(Utf8JsonWriter writer, long id, in TCall call, Scope? scope)
        where TCall : struct, ICall, allows ref struct => WriteCall(writer, id, call);

    /// <summary>Writes the frame that opens a scope: the schema's <c>scope.open</c>.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">The scope's id.</param>
    /// <param name="scope">The scope.</param>
    /// <exception cref="NotSupportedException">The protocol's scopes are not opened by a frame.</exception>
    void WriteOpenScope(Utf8JsonWriter writer, long id, Scope scope) => throw new NotSupportedException("The protocol opens no scopes.");

    /// <summary>Writes the frame that closes a scope: the schema's <c>scope.close</c>; nothing when there is none.</summary>
    /// <param name="writer">Receives the frame.</param>
    /// <param name="id">A fresh id.</param>
    /// <param name="scope">The scope.</param>
    void WriteCloseScope(Utf8JsonWriter writer, long id, Scope scope)
    {
    }
}
