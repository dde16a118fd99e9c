using System.Text;
using System.Text.Json;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Harness;

/// <summary>A generated protocol behind ordinary virtual methods, so that tests need not be generic.</summary>
internal abstract class ProtocolProbe
{
    public abstract FrameHeader ReadHeader(ReadOnlySpan<byte> message);

    public abstract void ReadTail(ReadOnlySpan<byte> message, int bodyEnd, ref FrameHeader header);

    public abstract ServerError ReadError(ReadOnlySpan<byte> message, in FrameHeader header);

    public abstract string? ReadReason(ReadOnlySpan<byte> message, in FrameHeader header);

    public abstract void Capture(ReadOnlySpan<byte> message, in FrameHeader header);

    public abstract string KindName(int kind);

    public abstract int AnswerTo(int kind);

    public abstract CloseAction OnClose(int? code);

    public abstract HeartbeatPolicy? Heartbeat { get; }

    public abstract OpeningStep[] Opening { get; }

    public abstract bool ConfirmsSubscriptions { get; }

    /// <summary>Separator, arrays of frames, JSON in strings, limit of calls, cancels.</summary>
    public abstract (int Separator, bool Arrays, bool Texts, int InFlight, bool Cancels) Traits { get; }

    public abstract int FailureOf(int kind);

    public abstract string WriteAnswer(int template, string id, string result, CallErrorKind? error);

    public abstract string WriteCancel(long id, long callId);

    public abstract string WriteTemplate(int template, long id);

    public abstract string WritePing(long id);

    public abstract string WriteCall(long id, string parameters);

    public abstract string WriteSubscribe(long id, Topic topic);

    public abstract string WriteUnsubscribe(long id, long subscriptionId, Topic topic);

    /// <summary>Reads a frame as a session does: header, body, tail.</summary>
    public FrameReading Read(string frame) => Read(Encoding.UTF8.GetBytes(frame));

    public FrameReading Read(byte[] frame)
    {
        var header = ReadHeader(frame);
        string? body = null;
        if (header.Body >= 0)
        {
            var cursor = new Framewright.Json.JsonCursor(frame, header.Body, header.BodyDepth);
            body = Encoding.UTF8.GetString(cursor.Skip().Of(frame));
            ReadTail(frame, cursor.Position, ref header);
        }

        return new FrameReading(frame, header, header.Kind < 0 ? "unknown" : KindName(header.Kind), body);
    }

    /// <summary>Reads a frame and lets the protocol capture what it carries.</summary>
    public void Take(string frame)
    {
        var reading = Read(frame);
        Capture(reading.Frame, reading.Header);
    }

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = false }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
