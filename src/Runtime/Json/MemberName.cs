using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json;

/// <summary>A member's name in the form in which servers write it, <c>"name":</c>, ready to be compared with one block of a frame.</summary>
/// <remarks>64 bytes long, so that a name's place in an array is found by a shift. It refers to nothing, so that copying it costs no more than its bytes.</remarks>
[StructLayout(LayoutKind.Sequential, Size = 64)]
internal readonly struct MemberName
{
    private readonly Vector128<byte> start;
    private readonly Vector128<byte> mask;

    /// <summary>Prepares a name.</summary>
    /// <param name="written">The name with its quotes and the colon.</param>
    /// <param name="member">The member's number.</param>
    /// <param name="kind">Who reads its value.</param>
    public MemberName(ReadOnlySpan<byte> written, int member, MemberKind kind)
    {
        Member = member;
        Kind = kind;
        WrittenLength = written.Length;

        // A name that has to be escaped must not be met as its plain bytes: a quote among them would end it.
        IsPlain = StringScan.PlainLength(written[1..]) == written.Length - "\"\":".Length;
        FitsBlock = IsPlain && written.Length <= Vector128<byte>.Count;
        Span<byte> block = stackalloc byte[Vector128<byte>.Count];
        block.Clear();
        if (FitsBlock)
            written.CopyTo(block);

        // No masked block is equal to a start that has more bits than the mask.
        start = FitsBlock ? Vector128.Create<byte>(block) : Vector128<byte>.AllBitsSet;
        block[..(FitsBlock ? written.Length : 0)].Fill(byte.MaxValue);
        mask = Vector128.Create<byte>(block);
    }

    private MemberName(int member)
    {
        Member = member;
        start = Vector128<byte>.AllBitsSet;
    }

    /// <summary>The member's number.</summary>
    public int Member { get; }

    /// <summary>The length with its quotes and the colon.</summary>
    public int WrittenLength { get; }

    /// <summary>Who reads its value.</summary>
    public MemberKind Kind { get; }

    /// <summary>Whether it is written without escapes.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether <see cref="IsIn"/> can find it.</summary>
    public bool FitsBlock { get; }

    /// <summary>What stands for members that are not listed: it is in no block.</summary>
    /// <param name="member">The number that they share.</param>
    public static MemberName Unlisted(int member) => new(member);

    /// <summary>Whether a block of the frame starts with the name as servers write it. False for names that do not fit into a block, or need escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsIn(Vector128<byte> block) => (block & mask) == start;
}
