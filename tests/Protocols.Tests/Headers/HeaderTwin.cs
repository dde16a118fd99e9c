using System.Text;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Protocols.Tests.Headers;

/// <summary>Reads headers both ways, like an earlier one and by the protocol's own reader, and compares all that they say.</summary>
internal static class HeaderTwin<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    private static readonly RouteHash Hash = new(7);

    /// <summary>A template of a frame as a connection would make it; null when it would make none.</summary>
    public static HeaderTemplate? TemplateOf(byte[] frame)
    {
        try
        {
            TProtocol.ReadHeader(frame, 0, out var header);
            var template = new HeaderTemplate(Hash);
            return HeaderTemplate.Fits(frame, header) && template.TrySet<TProtocol>(frame, header) ? template : null;
        }
        catch (FrameFormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a frame is like the template's; if so, its header has to be what the protocol's reader says.</summary>
    public static bool IsLike(HeaderTemplate template, byte[] frame)
    {
        // What lies around the frame is somebody else's: it must not make a difference.
        var buffer = new byte[frame.Length + 2];
        buffer.AsSpan().Fill((byte)'"');
        frame.CopyTo(buffer, 1);
        var span = buffer.AsSpan(1, frame.Length);
        if (!template.TryRead(span, out var fast)) return false;
        Compare(frame, fast);
        return true;
    }

    /// <summary>Reads a frame with a connection's memo, and compares.</summary>
    public static void Compare(HeaderMemo<TProtocol> memo, byte[] frame)
    {
        try
        {
            memo.Read(frame, out var header);
            Compare(frame, header);
        }
        catch (FrameFormatException fault)
        {
            Equal(Describe(frame), fault.Message, frame);
        }
    }

    private static void Compare(byte[] frame, in FrameHeader found)
    {
        Equal(Describe(frame), Describe(found), frame);
        if (found.IsPlain) Equal($"{Hash.Of(new RouteKey(frame, found))}", $"{RouteHash.End(found.RouteCode)}", frame);
    }

    private static string Describe(byte[] frame)
    {
        try
        {
            TProtocol.ReadHeader(frame, 0, out var header);
            return Describe(header);
        }
        catch (FrameFormatException fault)
        {
            return fault.Message;
        }
    }

    private static string Describe(in FrameHeader header)
    {
        var text = new StringBuilder();
        text.Append($"{header.Kind} {header.Role} {header.Start}-{header.Next} id {header.Id} {header.IdIsList} name {header.Name} scope {header.Scope} route {header.RouteCount}");
        for (var index = 0; index < RouteRanges.Capacity; index++) text.Append($" {header.Route[index]}");
        text.Append($" body {header.Body} {header.BodyDepth} {header.BodyIsText} error {header.Error} seen {header.Seen} walked {header.Walked} {header.IsComplete}");
        return text.ToString();
    }

    private static void Equal(string expected, string actual, byte[] frame) => Assert.True(expected == actual, $"{actual}\ninstead of\n{expected}\nfor {Encoding.UTF8.GetString(frame)}");
}
