using System.Text.Json;

namespace Framewright.Json;

/// <summary>A record's member of any JSON, kept as its bytes until it is first asked for. What generated records hold for members of the type <c>json</c>.</summary>
/// <remarks>Safe for any thread: threads that ask at the same time may each parse it, and get equal values. The default is an absent member.</remarks>
public struct DeferredJson : IEquatable<DeferredJson>
{
    private static readonly object Null = new();

    // Null for an absent member, Null for a null one, the bytes, or the element in a box.
    private object? state;

    /// <summary>Holds a value.</summary>
    /// <param name="value">The value; null for an absent member.</param>
    public DeferredJson(JsonElement? value) => state = value;

    /// <summary>Holds a member that may be absent and may be null.</summary>
    /// <param name="member">The member.</param>
    public DeferredJson(Optional<JsonElement?> member) => state = member.IsPresent ? member.Value ?? Null : null;

    private DeferredJson(byte[] bytes) => state = bytes;

    /// <summary>Whether there is a value: neither absent nor null.</summary>
    public readonly bool HasValue => state is { } some && some != Null;

    /// <summary>Whether the member is there, even as null.</summary>
    public readonly bool IsPresent => state is not null;

    /// <summary>The value, parsed now if it was not yet; the default element for an absent or null member.</summary>
    public JsonElement Element => Value ?? default;

    /// <summary>The value, parsed now if it was not yet; null for an absent or null member.</summary>
    public JsonElement? Value
    {
        get
        {
            var current = state;
            if (current is not byte[] bytes)
                return current is JsonElement known ? known : null;
            var value = JsonElement.Parse(bytes);
            state = value;
            return value;
        }
    }

    /// <summary>The value as a member that may be absent and may be null, parsed now if it was not yet.</summary>
    public Optional<JsonElement?> Member => IsPresent ? new(Value) : default;

    /// <summary>Compares two members by what they say.</summary>
    public static bool operator ==(DeferredJson left, DeferredJson right) => left.Equals(right);

    /// <summary>Compares two members by what they say.</summary>
    public static bool operator !=(DeferredJson left, DeferredJson right) => !left.Equals(right);

    /// <summary>Copies a value's bytes out of the frame. An absent or null one gives the default.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="slot">What <see cref="JsonCodec"/> read.</param>
    public static DeferredJson Copy(ReadOnlySpan<byte> frame, Slot slot) => slot.HasValue ? new(frame.Slice(slot.Start, slot.Length).ToArray()) : default;

    /// <summary>As <see cref="Copy"/>, for a member that tells absent and null apart.</summary>
    /// <param name="frame">The frame that was read.</param>
    /// <param name="slot">What <see cref="JsonCodec"/> read.</param>
    public static DeferredJson CopyOrNull(ReadOnlySpan<byte> frame, Slot slot) => slot.IsNull ? new(new Optional<JsonElement?>(null)) : Copy(frame, slot);

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">Another member.</param>
    public bool Equals(DeferredJson other)
    {
        if (state is byte[] mine && other.state is byte[] others && mine.AsSpan().SequenceEqual(others))
            return true;
        return IsPresent == other.IsPresent && HasValue == other.HasValue && (!HasValue || JsonEquality.AreEqual(Element, other.Element));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeferredJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HasValue ? JsonEquality.HashOf(Element) : 0;

    /// <summary>The value's text; empty when there is none.</summary>
    public override string ToString() => HasValue ? Element.ToString() : "";
}
