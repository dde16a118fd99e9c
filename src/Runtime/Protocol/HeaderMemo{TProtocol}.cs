using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Framewright.Subscriptions;

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

    // What it has brought, in walks that were saved, less what was spent in vain and on templates, which cost some walks to make. Without credit nothing is compared,
    // with little of it no template is made, until some frames later.
    private const int MostCredit = 64;
    private const int FreshCredit = 24;
    private const int PriceOfTemplate = 8;
    private const int Rest = 512;

    private readonly HeaderTemplate[] templates = new HeaderTemplate[MaxTemplates];
    private readonly ulong[] values = new ulong[MaxTemplates];
    private readonly ulong[] masks = new ulong[MaxTemplates];
    private readonly RouteHash hash;
    private int count;
    private int last;
    private int oldest;
    private int credit = MostCredit;
    private int resting;

    /// <summary>Starts with no headers.</summary>
    /// <param name="hash">How the route table hashes.</param>
    public HeaderMemo(RouteHash hash)
    {
        this.hash = hash;
        Array.Fill(values, FirstWord.OfNone.Value);
    }

    /// <summary>Reads a frame's header: what <see cref="IRealtimeProtocol.ReadHeader"/> says of it from its first byte on.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="FrameFormatException">The bytes walked over are not JSON.</exception>
    public void Read(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        var candidates = credit > 0 ? CandidatesFor(frame) : 0;
        if ((candidates >> last & 1) != 0)
        {
            if (templates[last].TryRead(frame, out header))
            {
                if (credit < MostCredit) credit++;
                return;
            }

            credit--;
            candidates &= ~(1U << last);
        }

        ReadOther(frame, candidates, out header);
    }

    /// <summary>A bit for each template that the frame may be like.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint CandidatesFor(ReadOnlySpan<byte> frame)
    {
        var word = Vector512.Create(FirstWord.In(frame)) & Vector512.Create(masks);
        return (uint)Vector512.Equals(word, Vector512.Create(values)).ExtractMostSignificantBits();
    }

    private void ReadOther(ReadOnlySpan<byte> frame, uint candidates, out FrameHeader header)
    {
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var index = BitOperations.TrailingZeroCount(candidates);
            if (templates[index].TryRead(frame, out header))
            {
                last = index;
                if (credit < MostCredit) credit++;
                return;
            }

            credit--;
        }

        TProtocol.ReadHeader(frame, 0, out header);
        Learn(frame, header);
    }

    private void Learn(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (resting > 0)
        {
            if (--resting == 0) credit = Math.Max(credit, FreshCredit);
        }
        else if (credit <= PriceOfTemplate)
        {
            resting = Rest;
        }
        else if (HeaderTemplate.Fits(frame, header))
        {
            credit -= PriceOfTemplate;
            last = NextPlace();
            templates[last].TrySet<TProtocol>(frame, header);
            (values[last], masks[last]) = templates[last].Word;
        }
    }

    /// <summary>Which template to overwrite: a new one while there is room, the oldest but for the last one that matched otherwise.</summary>
    private int NextPlace()
    {
        if (count < MaxTemplates)
        {
            templates[count] = new HeaderTemplate(hash);
            return count++;
        }

        if (oldest == last) oldest = (oldest + 1) % MaxTemplates;
        var place = oldest;
        oldest = (oldest + 1) % MaxTemplates;
        return place;
    }
}
