using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads the headers of one connection's frames: like an earlier one where it can, by the protocol's own reader otherwise. Owned by the reader.</summary>
/// <remarks>
/// It keeps <see cref="MaxTemplates"/> headers at most, none longer than <see cref="HeaderTemplate.MaxLength"/>. Where no header is like another it notices that it is of no use, and is
/// out of the way for most frames.
/// </remarks>
internal sealed class HeaderMemo<TProtocol>
    where TProtocol : struct, IRealtimeProtocol
{
    /// <summary>How many headers are kept.</summary>
    public const int MaxTemplates = 8;

    // What it has brought, in frames: one for a frame that was like an earlier one, less for the others and for templates, which cost some walks to make.
    private const int MostCredit = 64;
    private const int FreshCredit = 24;
    private const int PriceOfTemplate = 8;
    private const int Rest = 512;

    private readonly HeaderTemplate[] templates = new HeaderTemplate[MaxTemplates];
    private HeaderTemplate? last;
    private int count;
    private int oldest;
    private int credit = MostCredit;
    private int resting;

    /// <summary>Reads a frame's header: what <see cref="IRealtimeProtocol.ReadHeader"/> says of it from its first byte on.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="FrameFormatException">The bytes walked over are not JSON.</exception>
    public void Read(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        if (last is not { } template || !template.TryRead(frame, out header)) ReadOther(frame, out header);
        else if (credit < MostCredit) credit++;
    }

    private void ReadOther(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        if (resting > 0)
        {
            resting--;
            TProtocol.ReadHeader(frame, 0, out header);
        }
        else if (!TryReadLikeAny(frame, out header))
        {
            TProtocol.ReadHeader(frame, 0, out header);
            Learn(frame, header);
        }
    }

    private bool TryReadLikeAny(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        for (var index = 0; index < count; index++)
        {
            var template = templates[index];
            if (ReferenceEquals(template, last) || !template.TryRead(frame, out header)) continue;
            last = template;
            if (credit < MostCredit) credit++;
            return true;
        }

        header = default;
        return false;
    }

    private void Learn(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (--credit <= 0)
        {
            last = null;
            resting = Rest;
            credit = FreshCredit;
        }
        else if (credit > PriceOfTemplate && HeaderTemplate.Fits(frame, header) && !TProtocol.Captures(header.Kind))
        {
            credit -= PriceOfTemplate;
            var template = Next();
            if (template.TrySet<TProtocol>(frame, header)) last = template;
        }
    }

    /// <summary>A template to overwrite: a new one while there is room, the oldest but for the last one that matched otherwise.</summary>
    private HeaderTemplate Next()
    {
        if (count < MaxTemplates) return templates[count++] = new HeaderTemplate();
        if (ReferenceEquals(templates[oldest], last)) oldest = (oldest + 1) % MaxTemplates;
        var template = templates[oldest];
        oldest = (oldest + 1) % MaxTemplates;
        return template;
    }
}
