using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json;

/// <summary>A member's name in the form in which servers write it, <c>"name":</c>, ready to be compared with one block of a frame.</summary>
internal readonly struct MemberName
{
    // Two quotes and the colon.
    private const int Marks = 3;

    private readonly Vector128<byte> start;
    private readonly Vector128<byte> mask;
    private readonly byte[] written;
    private readonly int writtenLength;
    private readonly bool isOneBlock;
    private readonly bool isPlain;

    public MemberName(ReadOnlySpan<byte> name, int member, MemberKind kind)
    {
        Member = member;
        Kind = kind;
        written = [(byte)'"', .. name, (byte)'"', (byte)':'];
        writtenLength = written.Length;

        // A name that has to be escaped must not be met as its plain bytes: a quote among them would end it.
        isPlain = StringScan.PlainLength(name) == name.Length;
        isOneBlock = isPlain && writtenLength <= Vector128<byte>.Count;
        Span<byte> block = stackalloc byte[Vector128<byte>.Count];
        block.Clear();
        var head = Math.Min(writtenLength, block.Length);
        written.AsSpan(0, head).CopyTo(block);
        start = Vector128.Create<byte>(block);
        block[..head].Fill(byte.MaxValue);
        mask = Vector128.Create<byte>(block);
    }

    /// <summary>The member's number.</summary>
    public int Member { get; }

    /// <summary>Who reads its value.</summary>
    public MemberKind Kind { get; }

    /// <summary>The length of the name itself.</summary>
    public int Length => writtenLength - Marks;

    /// <summary>The length with its quotes and the colon.</summary>
    public int WrittenLength => writtenLength;

    /// <summary>Whether the bytes start with the name as servers write it. False too when less than a block of them is left, and for names that need escapes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartsAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Vector128<byte>.Count)
            return false;
        return IsIn(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes))) && (isOneBlock || RestStartsAt(bytes));
    }

    /// <summary>Whether a block of the frame starts with the name as servers write it. False too for names that do not fit into a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsWholeIn(Vector128<byte> block) => IsIn(block) && isOneBlock;

    /// <summary>Whether it is this name, unescaped.</summary>
    public bool Equals(ReadOnlySpan<byte> name) => name.SequenceEqual(written.AsSpan(1, Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsIn(Vector128<byte> block) => ((block ^ start) & mask) == Vector128<byte>.Zero;

    private bool RestStartsAt(ReadOnlySpan<byte> bytes) => isPlain && bytes.StartsWith(written);
}
