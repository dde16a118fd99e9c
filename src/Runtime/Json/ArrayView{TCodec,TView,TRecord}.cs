using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framewright.Json;

/// <summary>An array of a frame, to be enumerated. Dies with the frame; an element dies with the next <c>MoveNext</c>.</summary>
/// <remarks>An absent or null member gives the default: not present, no elements. A null element shows as its type's default.</remarks>
/// <typeparam name="TCodec">Reads the elements.</typeparam>
/// <typeparam name="TView">An element's view.</typeparam>
/// <typeparam name="TRecord">An element's record.</typeparam>
public readonly ref struct ArrayView<TCodec, TView, TRecord>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    // Whole words, as in ViewMembers: a copy need not wait for halves.
    private readonly ref readonly byte frame;
    private readonly ulong frameLength;
    private readonly ViewScratch? scratch;
    private readonly Slot slot;

    internal ArrayView(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
    {
        this.frame = ref MemoryMarshal.GetReference(frame);
        frameLength = (uint)frame.Length;
        this.scratch = scratch;
        this.slot = slot;
    }

    internal ArrayView(ref readonly byte frame, ulong frameLength, ViewScratch? scratch, Slot slot)
    {
        this.frame = ref frame;
        this.frameLength = frameLength;
        this.scratch = scratch;
        this.slot = slot;
    }

    /// <summary>Whether there is an array, even an empty one.</summary>
    public bool IsPresent => slot.HasValue;

    /// <summary>The number of elements.</summary>
    public int Count => slot.Count;

    private ReadOnlySpan<byte> Frame => MemoryMarshal.CreateReadOnlySpan(in frame, (int)frameLength);

    /// <summary>Enumerates the elements in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(Frame, scratch, slot);

    /// <summary>Copies the elements out of the frame.</summary>
    public JsonList<TRecord> ToList()
    {
        if (scratch is null || Count == 0)
            return JsonList<TRecord>.Empty;
        var items = new TRecord[Count];
        var walk = new ListWalk(scratch, slot);
        for (var index = 0; walk.MoveNext(); index++)
            items[index] = TCodec.Record(Frame, scratch, walk.First);
        return JsonList<TRecord>.Own(items);
    }

    /// <summary>Enumerates an array's elements.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> frame;
        private readonly ViewScratch? scratch;
        private ListWalk walk;

        internal Enumerator(ReadOnlySpan<byte> frame, ViewScratch? scratch, Slot slot)
        {
            this.frame = frame;
            this.scratch = scratch;
            walk = new ListWalk(scratch, slot);
        }

        /// <summary>The element. Valid only after <see cref="MoveNext"/> gave true.</summary>
        public readonly TView Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => TCodec.View(frame, scratch!, walk.First);
        }

        /// <summary>Goes to the next element.</summary>
        /// <returns>False behind the last one.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => walk.MoveNext();
    }
}
