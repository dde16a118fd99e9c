using System.Runtime.CompilerServices;
using Framewright.Protocol;
using Framewright.Strict.Tests.Mutation;
using Framewright.Strict.Tests.Protocols;

namespace Framewright.Strict.Tests.Differential;

/// <summary>Headers that are read by their likeness to an earlier frame's, against the protocol's own reader.</summary>
internal sealed class HeaderJudge
{
    private readonly ConditionalWeakTable<SourceFrame, HeaderTemplate> templates = [];
    private readonly HeaderMemo<Ddp> memo = new();

    /// <summary>Frames that a template took for like its own.</summary>
    public long Alike { get; private set; }

    /// <summary>Compares on a frame that was made of a source; returns what is wrong, or null.</summary>
    public string? Compare(ReadOnlySpan<byte> frame, SourceFrame? source)
    {
        var isRead = TryRead(frame, out var header);
        if (source is not null && templates.GetValue(source, Make).TryRead(frame, out var like))
        {
            Alike++;
            if (!isRead) return "A template knows a header where the protocol's reader finds none.";
            if (Difference(header, like, frame) is { } difference) return $"A template's header differs: {difference}.";
        }

        var remembers = TryRemember(frame, out var remembered);
        if (remembers != isRead) return isRead ? "The memo refuses a header." : "The memo accepts a header that the protocol's reader refuses.";
        return isRead && Difference(header, remembered, frame) is { } other ? $"The memo's header differs: {other}." : null;
    }

    private static HeaderTemplate Make(SourceFrame source)
    {
        var template = new HeaderTemplate();
        if (TryRead(source.Bytes, out var header) && HeaderTemplate.Fits(source.Bytes, header)) template.TrySet<Ddp>(source.Bytes, header);
        return template;
    }

    private static bool TryRead(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        try
        {
            Ddp.ReadHeader(frame, 0, out header);
            return true;
        }
        catch (FrameFormatException)
        {
            header = default;
            return false;
        }
    }

    private bool TryRemember(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        try
        {
            memo.Read(frame, out header);
            return true;
        }
        catch (FrameFormatException)
        {
            header = default;
            return false;
        }
    }

    private static string? Difference(in FrameHeader expected, in FrameHeader found, ReadOnlySpan<byte> frame)
    {
        if ((expected.Role, expected.Kind, expected.Start, expected.Next) != (found.Role, found.Kind, found.Start, found.Next)) return "what it is";
        if ((expected.Id, expected.IdIsList, expected.Name, expected.Scope) != (found.Id, found.IdIsList, found.Name, found.Scope)) return "its id";
        if ((expected.Body, expected.BodyDepth, expected.BodyIsText, expected.Error) != (found.Body, found.BodyDepth, found.BodyIsText, found.Error)) return "its body";
        if ((expected.RouteCount, expected.Seen, expected.Walked, expected.IsComplete) != (found.RouteCount, found.Seen, found.Walked, found.IsComplete)) return "how far it was read";
        for (var part = 0; part < expected.RouteCount; part++)
        {
            if (expected.Route[part] != found.Route[part]) return "its route";
        }

        return found.IsPlain && frame[..found.Walked].Contains((byte)'\\') ? "it has escapes" : null;
    }
}
