using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framewright.Json;

/// <summary>What a generated view holds: the frame, and the slots of one object's members. The default is an object that is not there.</summary>
/// <remarks>
/// Four whole words: spans have halves of words, and whoever copies one that was just made waits until both are written.
/// Members of usual kinds have methods of their own here. That saves many small ones in between, of which the JIT inlines only so many into one handler.
/// Slots that are rented later may move the scratch's; an object's own do not change any more, and are read where they were.
/// </remarks>
public readonly ref struct ViewMembers
{
    private readonly ref readonly byte frame;
    private readonly ref readonly Slot slots;
    private readonly ViewScratch? scratch;

    // The length of the frame in the upper half, the number of slots in the lower one: what proves each read below.
    private readonly ulong lengths;

    private ViewMembers(ReadOnlySpan<byte> frame, ViewScratch scratch, int block, int count)
    {
        this.frame = ref MemoryMarshal.GetReference(frame);
        slots = ref scratch.First(block, count);
        this.scratch = scratch;
        lengths = ((ulong)(uint)frame.Length << 32) | (uint)count;
    }

    /// <summary>Whether the object was there.</summary>
    public bool IsPresent => scratch is not null;

    /// <summary>The frame.</summary>
    public ReadOnlySpan<byte> Frame => MemoryMarshal.CreateReadOnlySpan(in frame, (int)(lengths >> 32));

    /// <summary>Where the slots are from; null for an object that is not there, whose members are all absent and ask nobody.</summary>
    public ViewScratch Scratch => scratch!;

    /// <summary>All slots, in order.</summary>
    public ReadOnlySpan<Slot> Slots => MemoryMarshal.CreateReadOnlySpan(in slots, (int)lengths);

    /// <summary>A member's slot; that of an absent member when there is no such slot.</summary>
    /// <param name="member">The member's number.</param>
    public Slot this[int member]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)member < (uint)lengths ? Unsafe.Add(ref Unsafe.AsRef(in slots), member) : default;
    }

    /// <summary>The members of an object.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">The object's slot; one without a value gives the default.</param>
    /// <param name="count">How many slots the object has.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ViewMembers Of(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot, int count) =>
        slot.HasValue ? new(frame, scratch, slot.Block, count) : default;

    /// <summary>A member that is a text, as <see cref="TextCodec.View"/> shows it.</summary>
    /// <param name="member">The member's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonText Text(int member)
    {
        var slot = this[member];
        if (!slot.IsWithin(lengths >> 32))
            Slot.ThrowOutside();
        return new(in Unsafe.Add(ref Unsafe.AsRef(in frame), (nint)(uint)slot.Start), slot);
    }

    /// <summary>A member that is an array, as <see cref="ArrayCodec{TCodec, TView, TRecord}.View"/> shows it.</summary>
    /// <param name="member">The member's number.</param>
    /// <typeparam name="TCodec">Reads the elements.</typeparam>
    /// <typeparam name="TView">An element's view.</typeparam>
    /// <typeparam name="TRecord">An element's record.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ArrayView<TCodec, TView, TRecord> List<TCodec, TView, TRecord>(int member)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
        => new(in frame, lengths >> 32, scratch, this[member]);

    /// <summary>A member that is a map, as <see cref="MapCodec{TCodec, TView, TRecord}.View"/> shows it.</summary>
    /// <param name="member">The member's number.</param>
    /// <typeparam name="TCodec">Reads the values.</typeparam>
    /// <typeparam name="TView">A value's view.</typeparam>
    /// <typeparam name="TRecord">A value's record.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MapView<TCodec, TView, TRecord> Map<TCodec, TView, TRecord>(int member)
        where TCodec : IJsonReader<TView, TRecord>, allows ref struct
        where TView : allows ref struct
        => new(in frame, lengths >> 32, scratch, this[member]);
}
