using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private readonly ulong[] values = new ulong[MaxTemplates];
    private readonly ulong[] masks = new ulong[MaxTemplates];
    private int count;
    private int last;
    private int oldest;
    private int credit = MostCredit;
    private int resting;

    public HeaderMemo() => Array.Fill(values, FirstWord.OfNone.Value);

    /// <summary>Reads a frame's header: what <see cref="IRealtimeProtocol.ReadHeader"/> says of it from its first byte on.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="header">The header.</param>
    /// <exception cref="FrameFormatException">The bytes walked over are not JSON.</exception>
    public void Read(ReadOnlySpan<byte> frame, out FrameHeader header)
    {
        var candidates = resting > 0 ? 0 : CandidatesFor(frame);
        if ((candidates >> last & 1) == 0 || !templates[last].TryRead(frame, out header)) ReadOther(frame, candidates & ~(1U << last), out header);
        else if (credit < MostCredit) credit++;
    }

    /// <summary>A bit for each template that the frame may be like.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint CandidatesFor(ReadOnlySpan<byte> frame)
    {
        var word = Vector512.Create(FirstWord.In(frame)) & Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(masks));
        return (uint)Vector512.Equals(word, Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values))).ExtractMostSignificantBits();
    }

    private void ReadOther(ReadOnlySpan<byte> frame, uint candidates, out FrameHeader header)
    {
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var index = BitOperations.TrailingZeroCount(candidates);
            if (!templates[index].TryRead(frame, out header)) continue;
            last = index;
            if (credit < MostCredit) credit++;
            return;
        }

        TProtocol.ReadHeader(frame, 0, out header);
        if (resting > 0) resting--;
        else Learn(frame, header);
    }

    private void Learn(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (--credit <= 0)
        {
            resting = Rest;
            credit = FreshCredit;
        }
        else if (credit > PriceOfTemplate && HeaderTemplate.Fits(frame, header) && !TProtocol.Captures(header.Kind))
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
            templates[count] = new HeaderTemplate();
            return count++;
        }

        if (oldest == last) oldest = (oldest + 1) % MaxTemplates;
        var place = oldest;
        oldest = (oldest + 1) % MaxTemplates;
        return place;
    }
}
