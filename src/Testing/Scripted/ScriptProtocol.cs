using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Testing.Scripted;

/// <summary>The protocol between a scripted connection and its script: calls, topics and events, without an opening and without a heartbeat.</summary>
/// <remarks>Frames: <c>{"kind":"reply"|"subscribed"|"unsubscribed"|"event","id"|"route":…,"value":…}</c>. A frame's kind is the ordinal of its role.</remarks>
internal readonly struct ScriptProtocol : IRealtimeProtocol
{
    public static string Name => "Script";

    public static HeartbeatPolicy? Heartbeat => null;

    public static ReadOnlySpan<OpeningStep> Opening => [];

    public static bool ConfirmsSubscriptions => true;

    public static string KindName(int kind) => kind < 0 ? "unknown" : ((FrameRole)kind).ToString();

    public static int AnswerTo(int kind) => -1;

    public static bool Captures(int kind) => false;

    public static CloseAction OnClose(int? code) => CloseAction.Retry;

    public static void ReadHeader(ReadOnlySpan<byte> message, int start, out FrameHeader header)
    {
        header = new FrameHeader { Kind = -1, Start = start, Body = -1, Error = -1, Next = message.Length };
        var cursor = new JsonCursor(message, start);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var name = cursor.ReadName();
            if (name.SequenceEqual("value"u8))
            {
                cursor.Peek();
                (header.Body, header.BodyDepth) = (cursor.Position, 1);
                return;
            }

            ReadMember(name, ref cursor, ref header);
        }

        cursor.ExpectEnd();
        header.IsComplete = true;
    }

    public static void ReadTail(ReadOnlySpan<byte> message, int bodyEnd, ref FrameHeader header)
    {
        if (header.IsComplete) return;
        var cursor = new JsonCursor(message, bodyEnd, 1);
        while (cursor.NextMember()) ReadMember(cursor.ReadName(), ref cursor, ref header);
        cursor.ExpectEnd();
        header.IsComplete = true;
    }

    public static ServerError ReadError(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        var cursor = new JsonCursor(message, header.Error);
        return new ServerError { Code = JsonToken.TextOrNull(cursor.Skip().Of(message)) };
    }

    public static string? ReadReason(ReadOnlySpan<byte> message, in FrameHeader header) => null;

    public void Capture(ReadOnlySpan<byte> message, in FrameHeader header)
    {
    }

    public void WriteTemplate(Utf8JsonWriter writer, int template, long id) => throw new NotSupportedException("The script's protocol has no templates.");

    public void WritePing(Utf8JsonWriter writer, long id) => throw new NotSupportedException("The script's protocol has no heartbeat.");

    public void WriteCall<TCall>(Utf8JsonWriter writer, long id, in TCall call)
        where TCall : struct, ICall, allows ref struct
    {
        Begin(writer, "call", id);
        writer.WriteString("name"u8, TCall.Method.WireName);
        writer.WritePropertyName("params"u8);
        call.WriteParameters(writer);
        writer.WriteEndObject();
    }

    public void WriteSubscribe(Utf8JsonWriter writer, long id, Topic topic)
    {
        Begin(writer, "subscribe", id);
        writer.WriteEndObject();
    }

    public void WriteUnsubscribe(Utf8JsonWriter writer, long id, long subscriptionId, Topic topic)
    {
        Begin(writer, "unsubscribe", id);
        writer.WritePropertyName("ends"u8);
        RequestId.WriteText(writer, subscriptionId);
        writer.WriteEndObject();
    }

    private static void ReadMember(ReadOnlySpan<byte> name, ref JsonCursor cursor, ref FrameHeader header)
    {
        if (name.SequenceEqual("route"u8))
        {
            for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) header.Route[header.RouteCount++] = cursor.Skip();
            return;
        }

        var value = cursor.Skip();
        var token = value.Of(cursor.Frame);
        if (name.SequenceEqual("kind"u8)) SetRole(token, ref header);
        else if (name.SequenceEqual("id"u8)) header.Id = value;
        else if (name.SequenceEqual("error"u8)) header.Error = value.Start;
    }

    private static void SetRole(ReadOnlySpan<byte> token, ref FrameHeader header)
    {
        header.Role = JsonToken.TextOrNull(token) switch
        {
            "reply" => FrameRole.Reply,
            "subscribed" => FrameRole.Subscribed,
            "unsubscribed" => FrameRole.Unsubscribed,
            "event" => FrameRole.Event,
            _ => FrameRole.Unknown,
        };
        header.Kind = header.Role == FrameRole.Unknown ? -1 : (int)header.Role;
    }

    private static void Begin(Utf8JsonWriter writer, string kind, long id)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WritePropertyName("id"u8);
        RequestId.WriteText(writer, id);
    }
}
