using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framewright.Json;

/// <summary>An object of a frame whose members are data: names with values of one type. Dies with the frame.</summary>
/// <remarks>
/// An absent or null member gives the default: not present, no entries. Enumeration shows what is on the wire, duplicates too; in <see cref="TryGet"/> and in records the last one wins.
/// </remarks>
/// <typeparam name="TCodec">Reads the values.</typeparam>
/// <typeparam name="TView">A value's view.</typeparam>
/// <typeparam name="TRecord">A value's record.</typeparam>
public readonly ref struct MapView<TCodec, TView, TRecord>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    // Whole words, as in ViewMembers: a copy need not wait for halves.
    private readonly ref readonly byte frame;
    private readonly ulong frameLength;
    private readonly ViewScratch? scratch;
    private readonly Slot slot;

    internal MapView(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot)
    {
        this.frame = ref MemoryMarshal.GetReference(frame);
        frameLength = (uint)frame.Length;
        this.scratch = scratch;
        this.slot = slot;
    }

    internal MapView(ref readonly byte frame, ulong frameLength, ViewScratch? scratch, Slot slot)
    {
        this.frame = ref frame;
        this.frameLength = frameLength;
        this.scratch = scratch;
        this.slot = slot;
    }

    /// <summary>Whether there is a map, even an empty one.</summary>
    public bool IsPresent => slot.HasValue;

    /// <summary>The number of entries on the wire, duplicates included.</summary>
    public int Count => slot.Count;

    private ReadOnlySpan<byte> Frame => MemoryMarshal.CreateReadOnlySpan(in frame, (int)frameLength);

    /// <summary>Enumerates the entries in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(Frame, scratch, slot);

    /// <summary>Finds a value by its name. Walks the entries; allocates nothing.</summary>
    /// <param name="utf8Name">The name, compared unescaped.</param>
    /// <param name="value">The value; the default when there is none.</param>
    /// <returns>Whether there is an entry of that name, even a null one.</returns>
    public bool TryGet(scoped ReadOnlySpan<byte> utf8Name, [MaybeNullWhen(false)] out TView value)
    {
        var found = default(Slot);
        var walk = new ListWalk(scratch, slot);
        while (walk.MoveNext())
        {
            if (TextCodec.View(Frame, scratch!, walk.First).Equals(utf8Name))
                found = walk.Second;
        }

        value = found.IsAbsent ? default : TCodec.View(Frame, scratch!, found);
        return !found.IsAbsent;
    }

    /// <summary>Copies the entries out of the frame.</summary>
    public JsonMap<TRecord> ToMap()
    {
        if (scratch is null || Count == 0)
            return JsonMap<TRecord>.Empty;
        var entries = new KeyValuePair<string, TRecord>[Count];
        var walk = new ListWalk(scratch, slot);
        for (var index = 0; walk.MoveNext(); index++)
            entries[index] = new(TextCodec.Record(Frame, scratch, walk.First), TCodec.Record(Frame, scratch, walk.Second));
        return JsonMap<TRecord>.Own(entries);
    }

    /// <summary>Enumerates a map's entries.</summary>
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

        /// <summary>The entry. Valid only after <see cref="MoveNext"/> gave true.</summary>
        public readonly MapEntry<TView> Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => new(TextCodec.View(frame, scratch!, walk.First), TCodec.View(frame, scratch!, walk.Second));
        }

        /// <summary>Goes to the next entry.</summary>
        /// <returns>False behind the last one.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => walk.MoveNext();
    }
}
