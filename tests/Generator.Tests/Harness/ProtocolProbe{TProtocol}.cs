using System.Runtime.CompilerServices;
using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

/// <summary>The probe of one generated protocol.</summary>
internal sealed class ProtocolProbe<TProtocol> : ProtocolProbe
    where TProtocol : struct, IRealtimeProtocol
{
    // A mutable struct: what it captures must not land in a copy.
    private readonly StrongBox<TProtocol> socket = new();

    public override HeartbeatPolicy? Heartbeat => TProtocol.Heartbeat;

    public override OpeningStep[] Opening => TProtocol.Opening.ToArray();

    public override bool ConfirmsSubscriptions => TProtocol.ConfirmsSubscriptions;

    public override FrameHeader ReadHeader(ReadOnlySpan<byte> message)
    {
        TProtocol.ReadHeader(message, 0, out var header);
        return header;
    }

    public override void ReadTail(ReadOnlySpan<byte> message, int bodyEnd, ref FrameHeader header) => TProtocol.ReadTail(message, bodyEnd, ref header);

    public override ServerError ReadError(ReadOnlySpan<byte> message, in FrameHeader header) => TProtocol.ReadError(message, header);

    public override string? ReadReason(ReadOnlySpan<byte> message, in FrameHeader header) => TProtocol.ReadReason(message, header);

    public override void Capture(ReadOnlySpan<byte> message, in FrameHeader header) => socket.Value.Capture(message, header);

    public override string KindName(int kind) => TProtocol.KindName(kind);

    public override int AnswerTo(int kind) => TProtocol.AnswerTo(kind);

    public override CloseAction OnClose(int? code) => TProtocol.OnClose(code);

    public override (int Separator, bool Arrays, bool Texts, int InFlight, bool Cancels) Traits => (TProtocol.FrameSeparator, TProtocol.HasFrameArrays, TProtocol.HasTextBodies, TProtocol.InFlightLimit, TProtocol.CancelsCalls);

    public override int FailureOf(int kind) => TProtocol.FailureOf(kind);

    public override string WriteAnswer(int template, string id, string result, CallErrorKind? error) => Write(writer =>
        socket.Value.WriteAnswer(writer, template, new CallAnswer(System.Text.Encoding.UTF8.GetBytes(id), System.Text.Encoding.UTF8.GetBytes(result), error is { } kind ? TProtocol.ErrorOf(kind) : null)));

    public override string WriteCancel(long id, long callId) => Write(writer => socket.Value.WriteCancel(writer, id, callId));

    public override string WriteTemplate(int template, long id) => Write(writer => socket.Value.WriteTemplate(writer, template, id));

    public override string WritePing(long id) => Write(writer => socket.Value.WritePing(writer, id));

    public override string WriteCall(long id, string parameters) => Write(writer => socket.Value.WriteCall(writer, id, new FixedCall(parameters)));

    public override string WriteSubscribe(long id, Topic topic) => Write(writer => socket.Value.WriteSubscribe(writer, id, topic));

    public override string WriteUnsubscribe(long id, long subscriptionId, Topic topic) => Write(writer => socket.Value.WriteUnsubscribe(writer, id, subscriptionId, topic));

    private readonly struct FixedCall(string parameters) : ICall
    {
        public static MethodDescriptor Method { get; } = new("Greet", "greet/\"all\"");

        public void WriteParameters(Utf8JsonWriter writer) => writer.WriteRawValue(parameters);

        public void WriteMembers(Utf8JsonWriter writer)
        {
            using var document = JsonDocument.Parse(parameters);
            foreach (var member in document.RootElement.EnumerateObject()) member.WriteTo(writer);
        }
    }
}
