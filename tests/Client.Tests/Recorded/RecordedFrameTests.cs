using System.Text;
using System.Text.Json;
using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.Protocols;

namespace Framewright.Client.Tests.Recorded;

/// <summary>Every frame that a real server sent, through the protocol's header reader.</summary>
public sealed class RecordedFrameTests
{
    public static TheoryData<string> Recordings => [.. Recording.Names];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_frame_has_the_role_that_its_msg_says(string recording)
    {
        foreach (var frame in Recording.Frames(recording, "in"))
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            Ddp.ReadHeader(bytes, 0, out var header);

            Assert.True(ExpectedRole(frame) == header.Role, $"{header.Role}: {frame}");
            Assert.Equal(bytes.Length, header.Next);
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_reply_and_confirmation_tells_its_id(string recording)
    {
        foreach (var frame in Recording.Frames(recording, "in"))
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            Ddp.ReadHeader(bytes, 0, out var header);
            if (header.Role is not (FrameRole.Reply or FrameRole.Subscribed or FrameRole.Unsubscribed)) continue;

            using var document = JsonDocument.Parse(frame);
            var expected = document.RootElement.TryGetProperty(header.IdIsList ? "subs" : "id", out var id) ? id.GetRawText() : "";
            Assert.Equal(expected, Encoding.UTF8.GetString(header.Id.Of(bytes)));
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_stream_event_is_routed_by_collection_and_event_name(string recording)
    {
        foreach (var frame in Recording.Frames(recording, "in").Where(frame => frame.Contains("\"eventName\"", StringComparison.Ordinal) && frame.Contains("\"changed\"", StringComparison.Ordinal)))
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            Ddp.ReadHeader(bytes, 0, out var header);
            using var document = JsonDocument.Parse(frame);

            Assert.Equal(2, header.RouteCount);
            Assert.Equal(document.RootElement.GetProperty("collection").GetRawText(), Encoding.UTF8.GetString(header.Route[0].Of(bytes)));
            Assert.Equal(document.RootElement.GetProperty("fields").GetProperty("eventName").GetRawText(), Encoding.UTF8.GetString(header.Route[1].Of(bytes)));
        }
    }

    [Fact]
    public void Every_recorded_error_is_read_with_its_code_text_or_number()
    {
        var codes = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var frame in Recording.Names.SelectMany(name => Recording.Frames(name, "in")))
        {
            var bytes = Encoding.UTF8.GetBytes(frame);
            using var document = JsonDocument.Parse(frame);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("error", out var error)) continue;
            Ddp.ReadHeader(bytes, 0, out var header);
            if (header.Error < 0) Ddp.ReadTail(bytes, EndOfBody(bytes, header), ref header);

            var read = Ddp.ReadError(bytes, header);

            Assert.Equal(error.GetProperty("error").ToString(), read.Code);
            Assert.Equal(error.TryGetProperty("reason", out var reason) ? reason.GetString() : null, read.Reason);
            codes.Add(read.Code);
        }

        Assert.Superset(new HashSet<string?> { "403", "404" }, codes);
        Assert.True(codes.Count >= 5);
    }

    private static int EndOfBody(byte[] frame, in FrameHeader header)
    {
        var cursor = new Framewright.Json.JsonCursor(frame, Math.Max(header.Body, 0), 1);
        cursor.Skip();
        return cursor.Position;
    }

    private static FrameRole ExpectedRole(string frame)
    {
        using var document = JsonDocument.Parse(frame);
        var root = document.RootElement;
        return (root.TryGetProperty("msg", out var msg) ? msg.GetString() : null) switch
        {
            "connected" => FrameRole.Opened,
            "failed" => FrameRole.Refused,
            "ping" => FrameRole.Ping,
            "pong" => FrameRole.Pong,
            "result" => FrameRole.Reply,
            "updated" => FrameRole.Notice,
            "ready" => FrameRole.Subscribed,
            "nosub" => FrameRole.Unsubscribed,
            "added" or "changed" or "removed" => FrameRole.Event,
            "error" => FrameRole.Fault,
            _ => root.TryGetProperty("server_id", out _) ? FrameRole.Notice : FrameRole.Unknown,
        };
    }
}
