using System.Runtime.CompilerServices;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>Where events go: an open-addressing table from route values to topics.</summary>
/// <remarks>
/// Written under the session's gate, read by the receive loop without it: slots are immutable and are replaced, never moved within an array;
/// growing publishes a new array. A reader therefore sees each route either before or after a change.
/// </remarks>
internal sealed class RouteTable(ulong seed)
{
    // Most events that nobody wants end at an empty slot then, without a look at any route.
    private const int MinRoom = 4;
    private const int InitialSize = 32;

    private volatile RouteSlot?[] slots = new RouteSlot?[InitialSize];
    private int used;

    /// <summary>How it hashes.</summary>
    public RouteHash Hash { get; } = new(seed);

    /// <summary>How many routes lead somewhere.</summary>
    public int Count { get; private set; }

    /// <summary>The topics of a frame's route; empty when nobody is interested. Allocates nothing unless a value is escaped.</summary>
    public TopicEntry[] Find(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (!header.IsPlain) return FindUnescaped(frame, header);
        RacePoint.At("RouteTable.Look", this);
        var table = slots;
        var code = RouteHash.End(header.RouteCode);
        for (var index = code & (table.Length - 1); Volatile.Read(ref table[index]) is { } slot; index = (index + 1) & (table.Length - 1))
        {
            if (slot.Hash == code && Equals(slot.Values, frame, header)) return slot.Topics;
            RacePoint.At("RouteTable.LookOn", this);
        }

        return [];
    }

    /// <summary>The topics of a route; empty when nobody is interested.</summary>
    public TopicEntry[] Find(scoped in RouteKey key)
    {
        RacePoint.At("RouteTable.Look", this);
        var table = slots;
        var code = Hash.Of(key);
        for (var index = code & (table.Length - 1); Volatile.Read(ref table[index]) is { } slot; index = (index + 1) & (table.Length - 1))
        {
            if (slot.Hash == code && key.Equals(slot.Values)) return slot.Topics;
            RacePoint.At("RouteTable.LookOn", this);
        }

        return [];
    }

    public void Add(TopicEntry topic)
    {
        var values = topic.Topic.Route;
        if (values.IsEmpty) return;
        var index = IndexOf(values, out var code);
        var slot = slots[index];
        if (slot is not null)
        {
            RacePoint.At("RouteTable.Write", this);
            Volatile.Write(ref slots[index], new RouteSlot(code, slot.Values, Insert(slot.Topics, topic)));
            return;
        }

        if ((used + 1) * MinRoom > slots.Length)
        {
            Rebuild();
            index = IndexOf(values, out code);
        }

        RacePoint.At("RouteTable.Write", this);
        Volatile.Write(ref slots[index], new RouteSlot(code, values.ToArray(), [topic]));
        used++;
        Count++;
    }

    public void Remove(TopicEntry topic)
    {
        var values = topic.Topic.Route;
        if (values.IsEmpty) return;
        var index = IndexOf(values, out var code);
        if (slots[index] is not { } slot) return;
        var rest = Array.FindAll(slot.Topics, other => !ReferenceEquals(other, topic));
        if (rest.Length == slot.Topics.Length) return;
        RacePoint.At("RouteTable.Write", this);
        Volatile.Write(ref slots[index], rest.Length == 0 ? RouteSlot.Removed : new RouteSlot(code, slot.Values, rest));
        if (rest.Length == 0) Count--;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TopicEntry[] FindUnescaped(ReadOnlySpan<byte> frame, in FrameHeader header) => Find(new RouteKey(frame, header));

    private static bool Equals(byte[][] values, ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (values.Length != RouteKey.CountOf(header)) return false;
        for (var index = 0; index < values.Length; index++)
        {
            if (!RouteKey.Content(header.Route[index].Of(frame)).SequenceEqual(values[index])) return false;
        }

        return true;
    }

    private int IndexOf(ReadOnlySpan<byte[]> values, out int code)
    {
        var key = new RouteKey(values);
        code = Hash.Of(key);
        var index = code & (slots.Length - 1);
        while (slots[index] is { } slot && !(slot.Hash == code && !ReferenceEquals(slot, RouteSlot.Removed) && key.Equals(slot.Values))) index = (index + 1) & (slots.Length - 1);
        return index;
    }

    private static TopicEntry[] Insert(TopicEntry[] topics, TopicEntry topic)
    {
        var place = Array.FindLastIndex(topics, other => ReferenceEquals(other.Topic.Stream, topic.Topic.Stream));
        if (place < 0) return [.. topics, topic];
        return [.. topics[..(place + 1)], topic, .. topics[(place + 1)..]];
    }

    private void Rebuild()
    {
        var live = Array.FindAll(slots, slot => slot is not null && !ReferenceEquals(slot, RouteSlot.Removed));
        var size = InitialSize;
        while (size < (live.Length + 1) * 2 * MinRoom) size *= 2;
        var table = new RouteSlot?[size];
        foreach (var slot in live)
        {
            var index = slot!.Hash & (size - 1);
            while (table[index] is not null) index = (index + 1) & (size - 1);
            table[index] = slot;
        }

        RacePoint.At("RouteTable.Publish", this);
        slots = table;
        used = live.Length;
    }
}
