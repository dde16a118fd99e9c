using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>Folds what a frame's header found: its kind, ids and route.</summary>
internal static class HeaderTokens
{
    public static void Fold(ReadOnlySpan<byte> frame, in FrameHeader header, ref ExtractedChecksum checksum)
    {
        FrameKind kind = KindOf(header.Role);
        checksum.Number(Member.FrameKind, (long)kind);
        switch (kind)
        {
            case FrameKind.Result:
            case FrameKind.NoSub:
                checksum.Text(Member.ReplyId, Text(frame, header.Id));
                break;
            case FrameKind.Ready:
                FoldConfirmedIds(frame, header, ref checksum);
                break;
            case FrameKind.Changed:
                checksum.Text(Member.Collection, Text(frame, header.Route[0]));
                checksum.Text(Member.EventName, Text(frame, header.Route[1]));
                break;
        }
    }

    /// <summary>A string without its quotes. The corpus escapes neither ids nor routes, and the peers rely on that too.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> frame, TokenRange token) => token.Of(frame)[1..^1];

    /// <summary>The only notice in the corpus is <c>updated</c>.</summary>
    private static FrameKind KindOf(FrameRole role) => role switch
    {
        FrameRole.Ping => FrameKind.Ping,
        FrameRole.Pong => FrameKind.Pong,
        FrameRole.Notice => FrameKind.Updated,
        FrameRole.Subscribed => FrameKind.Ready,
        FrameRole.Unsubscribed => FrameKind.NoSub,
        FrameRole.Reply => FrameKind.Result,
        FrameRole.Event => FrameKind.Changed,
        _ => FrameKind.Unknown,
    };

    private static void FoldConfirmedIds(ReadOnlySpan<byte> frame, in FrameHeader header, ref ExtractedChecksum checksum)
    {
        var cursor = new JsonCursor(frame, header.Id.Start);
        int index = 0;
        for (bool more = cursor.EnterArray(); more; more = cursor.NextElement())
            checksum.Item(Member.ConfirmedIds, index++, Text(frame, cursor.Skip()));
    }
}
