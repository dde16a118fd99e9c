using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framewright.Json;

/// <summary>The slots of the frame that is being shown. One per connection, reset for each frame; once it has grown to what the traffic needs it allocates nothing.</summary>
/// <remarks>Not thread-safe, except for <see cref="MissingMembers"/>. Views over it die with the next <see cref="Reset"/>.</remarks>
public sealed class ViewScratch
{
    private const int InitialCapacity = 256;
    private const int ResetsPerReview = 4096;

    // A gigabyte of slots: more than any text that a parser accepts needs, and few enough that no size overflows.
    private const int LargestLimit = 1 << 27;

    // What sparse values of wide types may take beyond one slot a byte.
    private const int SlotsOfAnyFrame = 1 << 20;

    // What one thread may keep between the texts of Borrow: slots and bytes of texts together.
    private const int MostSpared = 1 << 14;

    // A scratch of so many frames belongs to something that lasts, and is worth remembering texts for.
    private const int FramesBeforeTexts = 16;

    [ThreadStatic]
    private static ViewScratch? spare;

    private readonly Lock missingLock = new();
    private readonly Dictionary<string, long> missing = new(StringComparer.Ordinal);
    private Slot[] slots = new Slot[InitialCapacity];
    private int room = InitialCapacity;
    private int limit = LargestLimit;
    private int used = 1;
    private int peak;
    private int resets;
    private MemberOrder?[] orders = [];
    private byte[] texts = [];
    private TextCache? cache;
    private StretchMemo? stretches;
    private bool isLasting;
    private int textsUsed;
    private int textsPeak;

    /// <summary>Creates an empty scratch, for users who parse by themselves with <see cref="JsonValues"/>.</summary>
    /// <param name="checks">How much of what is passed over is checked by whoever reads bodies into this scratch.</param>
    public ViewScratch(JsonChecks checks = JsonChecks.Strict) => Checks = checks;

    /// <summary>How much a connection checks of what it passes over in the bodies that it reads into this scratch. <see cref="JsonValues"/> always checks everything.</summary>
    public JsonChecks Checks { get; }

    /// <summary>How often each non-optional member was missing or null, by "Type.member": a snapshot, to be taken from any thread.</summary>
    public IReadOnlyDictionary<string, long> MissingMembers
    {
        get
        {
            lock (missingLock)
                return new Dictionary<string, long>(missing, StringComparer.Ordinal);
        }
    }

    /// <summary>How many secrets are being copied, one within the other: nothing of them is kept.</summary>
    internal int Secrets { get; set; }

    /// <summary>What containers that nobody reads were like; none where that is not worth to be remembered.</summary>
    internal StretchMemo? Stretches => isLasting && Secrets == 0 ? stretches ??= new StretchMemo() : null;

    /// <summary>The slots there is room for.</summary>
    internal int Capacity => slots.Length;

    /// <summary>The bytes of texts there is room for.</summary>
    internal int TextCapacity => texts.Length;

    /// <summary>The texts that were unescaped to be read as JSON themselves, one behind the other.</summary>
    internal ReadOnlySpan<byte> Texts => texts.AsSpan(0, textsUsed);

    /// <summary>One slot.</summary>
    /// <param name="index">Its index, from <see cref="Rent"/>.</param>
    public Slot this[int index] => slots[index];

    /// <summary>Bounds what the frames to come may take by their length: a peer could otherwise make a few bytes, an empty object of a wide type, fill hundreds.</summary>
    /// <remarks>An array's element has two slots and at least two bytes, so that no frame of plain values meets the limit.</remarks>
    /// <param name="frameLength">The length in bytes.</param>
    internal void LimitTo(int frameLength)
    {
        limit = Math.Min(LargestLimit, SlotsOfAnyFrame + frameLength);
        room = Math.Min(slots.Length, limit);
    }

    /// <summary>Forgets all slots: the next frame begins.</summary>
    public void Reset()
    {
        peak = Math.Max(peak, used);
        used = 1;
        textsPeak = Math.Max(textsPeak, textsUsed);
        textsUsed = 0;
        if (++resets == ResetsPerReview)
            Review();
        else if (resets == FramesBeforeTexts)
            isLasting = true;
    }

    /// <summary>Slots that lie side by side, such as those of an object's members.</summary>
    /// <param name="first">The index of the first, from <see cref="Rent"/>.</param>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<Slot> Slots(int first, int count) => slots.AsSpan(first, count);

    /// <summary>The string of a text without escapes: the one that came before, where the connection remembers it.</summary>
    /// <param name="utf8">The text.</param>
    internal string StringOf(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > TextCache.MaxLength || !isLasting || Secrets > 0)
            return Utf8Text.ToString(utf8);
        cache ??= new TextCache();
        return cache.Get(utf8);
    }

    /// <summary>Takes a block of absent slots.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The index of the first. Never 0, so that 0 can stand for "none".</returns>
    /// <exception cref="FrameFormatException">The frame takes more slots than its length may ask for.</exception>
    public int Rent(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var first = used;
        if (count > room - first)
            Grow(count);
        slots.AsSpan(first, count).Clear();
        used = first + count;
        return first;
    }

    /// <summary>What this scratch has learnt of the order of a type's members.</summary>
    /// <param name="table">The type's members.</param>
    public MemberOrder OrderOf(MemberTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var index = table.Index;
        return (uint)index < (uint)orders.Length && orders[index] is { } order ? order : NewOrder(table);
    }

    /// <summary>The slots from one on. Renting others may move them: it must not be kept beyond that.</summary>
    internal Span<Slot> From(int index) => slots.AsSpan(index);

    /// <summary>The first of some slots that lie side by side. All of them are there, whatever is rented later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly Slot First(int index, int count)
    {
        if ((uint)index + (ulong)(uint)count > (uint)slots.Length)
            Slot.ThrowOutside();
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slots), (nint)(uint)index);
    }

    /// <summary>Sets a slot.</summary>
    /// <param name="index">Its index, from <see cref="Rent"/>.</param>
    /// <param name="slot">Where the value lies.</param>
    public void Set(int index, Slot slot) => slots[index] = slot;

    /// <summary>Counts a non-optional member that is missing or null. Allocates only when the member is seen for the first time.</summary>
    /// <param name="member">The member as "Type.member".</param>
    public void ReportMissing(string member)
    {
        lock (missingLock)
            CollectionsMarshal.GetValueRefOrAddDefault(missing, member, out _)++;
    }

    /// <summary>Unescapes a text to the end of <see cref="Texts"/>. What was there stays where it was.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Where it starts.</returns>
    internal int AddText(JsonText text)
    {
        var start = textsUsed;
        if (text.MaxLength > texts.Length - start)
            Array.Resize(ref texts, checked((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(InitialCapacity, checked(start + text.MaxLength)))));
        textsUsed = start + text.CopyTo(texts.AsSpan(start));
        return start;
    }

    /// <summary>A scratch for one short text, apart from those of connections.</summary>
    /// <param name="length">The text's length in bytes.</param>
    /// <returns>An empty scratch; <see cref="GiveBack"/> lets the thread's next one be the same.</returns>
    internal static ViewScratch Borrow(int length)
    {
        // What it reads may be anybody's, so it remembers no texts.
        var scratch = spare ?? new ViewScratch { Secrets = 1 };
        spare = null;
        scratch.Reset();
        scratch.LimitTo(length);
        return scratch;
    }

    /// <summary>Keeps a scratch for the thread's next text, unless it has grown.</summary>
    /// <param name="scratch">What <see cref="Borrow"/> gave; nothing looks at its slots any more.</param>
    internal static void GiveBack(ViewScratch scratch)
    {
        if (scratch.Capacity + scratch.TextCapacity <= MostSpared)
            spare = scratch;
    }

    /// <summary>How far slots and texts are in use, for <see cref="Release"/>.</summary>
    internal (int Slots, int Texts) Mark() => (used, textsUsed);

    /// <summary>Gives back what was taken since, by a value that could not be read.</summary>
    /// <param name="mark">What <see cref="Mark"/> gave.</param>
    internal void Release((int Slots, int Texts) mark)
    {
        peak = Math.Max(peak, used);
        textsPeak = Math.Max(textsPeak, textsUsed);
        (used, textsUsed) = mark;
    }

    private MemberOrder NewOrder(MemberTable table)
    {
        if (table.Index >= orders.Length)
            Array.Resize(ref orders, (int)BitOperations.RoundUpToPowerOf2((uint)table.Index + 1));
        return orders[table.Index] = table.Usual.Copy();
    }

    private void Grow(int count)
    {
        if (count > limit - used)
            throw new FrameFormatException($"a frame that unfolds to at most {limit} members and elements", 0);
        if (count > slots.Length - used)
            Array.Resize(ref slots, (int)BitOperations.RoundUpToPowerOf2((uint)(used + count)));
        room = Math.Min(slots.Length, limit);
    }

    // One enormous frame should not hold its memory for the life of the connection: what no frame of a whole period came near is let go.
    private void Review()
    {
        var enough = Math.Max(InitialCapacity, (int)BitOperations.RoundUpToPowerOf2((uint)peak));
        if (slots.Length / 4 >= enough)
            slots = new Slot[enough];
        room = Math.Min(slots.Length, limit);
        if (texts.Length / 4 >= Math.Max(InitialCapacity, textsPeak))
            texts = [];
        peak = 0;
        textsPeak = 0;
        resets = 0;
    }
}
