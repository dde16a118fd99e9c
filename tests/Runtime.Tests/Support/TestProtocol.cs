using System.Text.Json;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Support;

/// <summary>A small protocol with one frame for each role, written by hand as the generator would. A frame's kind is the ordinal of its role.</summary>
/// <remarks>
/// Frames: <c>{"t":"reply","id":"1","result":…,"error":…}</c>; <c>{"t":"event","route":["a","b"],"body":…}</c> or with an id instead of a route; all others <c>{"t":role,"id"|"ids":…,"reason":…}</c>.
/// Opening: send hello, await opened, send begin (with the session that opened gave), await a notice.
/// </remarks>
internal struct TestProtocol : IRealtimeProtocol
{
    public const int Hello = 0;
    public const int Begin = 1;
    public const int Pong = 2;

    private static readonly OpeningStep[] Steps =
    [
        new(OpeningAction.Send, Hello),
        new(OpeningAction.Await, (int)FrameRole.Opened),
        new(OpeningAction.Send, Begin),
        new(OpeningAction.Await, (int)FrameRole.Notice),
    ];

    private string? session;

    public static string Name => "Test";

    public static HeartbeatPolicy? Heartbeat => new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));

    public static ReadOnlySpan<OpeningStep> Opening => Steps;

    public static bool ConfirmsSubscriptions => true;

    public static string KindName(int kind) => kind < 0 ? "unknown" : ((FrameRole)kind).ToString();

    public static int AnswerTo(int kind) => kind == (int)FrameRole.Ping ? Pong : -1;

    public static bool Captures(int kind) => kind == (int)FrameRole.Opened;

    public static CloseAction OnClose(int? code) => CloseAction.Retry;

    public static void ReadHeader(ReadOnlySpan<byte> message, int start, out FrameHeader header)
    {
        header = new FrameHeader { Kind = -1, Start = start, Body = -1, Error = -1, Next = message.Length };
        var cursor = new JsonCursor(message, start);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var name = cursor.ReadName();
            if (name.SequenceEqual("result"u8) || name.SequenceEqual("body"u8))
            {
                cursor.Peek();
                header.Body = header.Walked = cursor.Position;
                return;
            }

            ReadMember(name, ref cursor, ref header);
        }

        cursor.ExpectEnd();
        header.Walked = cursor.Position;
        header.IsComplete = true;
    }

    public static bool IsTested(ReadOnlySpan<byte> name) => name.SequenceEqual("t"u8);

    public static bool IsTested(int index) => false;

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
        var code = JsonToken.TextOrNull(cursor.Skip().Of(message));
        return new ServerError { Code = code, RetryAfter = RetryAfter(code) };
    }

    public static string? ReadReason(ReadOnlySpan<byte> message, in FrameHeader header) => Find(message, header.Start, "reason"u8);

    public void Capture(ReadOnlySpan<byte> message, in FrameHeader header)
    {
        if (header.Role == FrameRole.Opened) session = Find(message, header.Start, "session"u8);
    }

    public readonly void WriteTemplate(Utf8JsonWriter writer, int template, long id)
    {
        writer.WriteStartObject();
        writer.WriteString("t", template switch { Hello => "hello", Begin => "begin", _ => "pong" });
        if (template == Begin) writer.WriteString("session", session);
        writer.WriteEndObject();
    }

    public readonly void WritePing(Utf8JsonWriter writer, long id) => Write(writer, "ping", id);

    public readonly void WriteCall<TCall>(Utf8JsonWriter writer, long id, in TCall call)
        where TCall : struct, ICall, allows ref struct
    {
        writer.WriteStartObject();
        writer.WriteString("t"u8, "call"u8);
        writer.WritePropertyName("id"u8);
        RequestId.WriteText(writer, id);
        writer.WriteString("method"u8, TCall.Method.WireName);
        writer.WritePropertyName("params"u8);
        call.WriteParameters(writer);
        writer.WriteEndObject();
    }

    public readonly void WriteSubscribe(Utf8JsonWriter writer, long id, Topic topic) => Write(writer, "subscribe", id, topic);

    public readonly void WriteUnsubscribe(Utf8JsonWriter writer, long id, long subscriptionId, Topic topic) => Write(writer, "unsubscribe", id, topic, subscriptionId);

    public readonly void WriteOpenScope(Utf8JsonWriter writer, long id, Scope scope) => Write(writer, "enter", id);

    public readonly void WriteCloseScope(Utf8JsonWriter writer, long id, Scope scope) => Write(writer, "exit", id, null, scope.Id);

    /// <summary>The code <c>wait:250</c> asks to wait for 250 ms.</summary>
    private static TimeSpan? RetryAfter(string? code) =>
        code is not null && code.StartsWith("wait:", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(int.Parse(code.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static void ReadMember(ReadOnlySpan<byte> name, ref JsonCursor cursor, ref FrameHeader header)
    {
        if (name.SequenceEqual("route"u8))
        {
            for (var more = cursor.EnterArray(); more; more = cursor.NextElement()) header.Route[header.RouteCount++] = cursor.Skip();
            return;
        }

        var value = cursor.Skip();
        var token = value.Of(cursor.Frame);
        if (name.SequenceEqual("t"u8)) SetRole(token, ref header);
        else if (name.SequenceEqual("id"u8)) header.Id = value;
        else if (name.SequenceEqual("method"u8)) header.Name = value;
        else if (name.SequenceEqual("scope"u8)) header.Scope = value;
        else if (name.SequenceEqual("ids"u8)) (header.Id, header.IdIsList) = (value, true);
        else if (name.SequenceEqual("error"u8) && !JsonToken.IsNull(token)) header.Error = value.Start;
    }

    private static void SetRole(ReadOnlySpan<byte> token, ref FrameHeader header)
    {
        header.Role = token switch
        {
            var t when t.SequenceEqual("\"event\""u8) => FrameRole.Event,
            var t when t.SequenceEqual("\"reply\""u8) => FrameRole.Reply,
            var t when t.SequenceEqual("\"opened\""u8) => FrameRole.Opened,
            var t when t.SequenceEqual("\"refused\""u8) => FrameRole.Refused,
            var t when t.SequenceEqual("\"ping\""u8) => FrameRole.Ping,
            var t when t.SequenceEqual("\"pong\""u8) => FrameRole.Pong,
            var t when t.SequenceEqual("\"item\""u8) => FrameRole.Item,
            var t when t.SequenceEqual("\"end\""u8) => FrameRole.End,
            var t when t.SequenceEqual("\"subscribed\""u8) => FrameRole.Subscribed,
            var t when t.SequenceEqual("\"unsubscribed\""u8) => FrameRole.Unsubscribed,
            var t when t.SequenceEqual("\"call\""u8) => FrameRole.Call,
            var t when t.SequenceEqual("\"envelope\""u8) => FrameRole.Envelope,
            var t when t.SequenceEqual("\"notice\""u8) => FrameRole.Notice,
            var t when t.SequenceEqual("\"goodbye\""u8) => FrameRole.Goodbye,
            var t when t.SequenceEqual("\"invalid\""u8) => FrameRole.Invalid,
            var t when t.SequenceEqual("\"fault\""u8) => FrameRole.Fault,
            _ => FrameRole.Unknown,
        };
        if (header.Role != FrameRole.Unknown) header.Kind = (int)header.Role;
    }

    private static string? Find(ReadOnlySpan<byte> message, int start, ReadOnlySpan<byte> member)
    {
        var cursor = new JsonCursor(message, start);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var isWanted = cursor.ReadName().SequenceEqual(member);
            var value = cursor.Skip();
            if (isWanted) return JsonToken.TextOrNull(value.Of(message));
        }

        return null;
    }

    private static void Write(Utf8JsonWriter writer, string type, long id, Topic? topic = null, long ended = 0)
    {
        writer.WriteStartObject();
        writer.WriteString("t", type);
        writer.WritePropertyName("id");
        RequestId.WriteText(writer, id);
        if (ended != 0) writer.WriteString("ends", ended.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (topic is not null) writer.WriteString("topic", topic.ToString());
        writer.WriteEndObject();
    }
}
