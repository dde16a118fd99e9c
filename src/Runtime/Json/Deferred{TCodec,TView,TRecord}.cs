using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>A record's member that is kept as its bytes until it is first asked for. What generated records hold for members that the schema calls <c>lazy</c>.</summary>
/// <remarks>Safe for any thread: threads that ask at the same time may each read it, and get equal values. The default is an absent member.</remarks>
/// <typeparam name="TCodec">Reads the value.</typeparam>
/// <typeparam name="TView">The value's view.</typeparam>
/// <typeparam name="TRecord">The value.</typeparam>
public struct Deferred<TCodec, TView, TRecord> : IEquatable<Deferred<TCodec, TView, TRecord>>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
    where TRecord : class
{
    private static readonly object Null = new();

    // Null for an absent member, Null for a null one, the value, or its bytes behind one byte that says how many arrays and objects were open around it.
    private object? state;

    /// <summary>Holds a value.</summary>
    /// <param name="value">The value; null for an absent member.</param>
    public Deferred(TRecord? value) => state = value;

    /// <summary>Holds a member that may be absent and may be null.</summary>
    /// <param name="member">The member.</param>
    public Deferred(Optional<TRecord?> member) => state = member.IsPresent ? member.Value ?? Null : null;

    private Deferred(byte[] bytes) => state = bytes;

    /// <summary>Whether there is a value: neither absent nor null.</summary>
    public readonly bool HasValue => state is { } some && some != Null;

    /// <summary>Whether the member is there, even as null.</summary>
    public readonly bool IsPresent => state is not null;

    /// <summary>The value, read now if it was not yet; null for an absent or null member.</summary>
    /// <exception cref="FrameFormatException">The value is of another kind than its type, or something in it is. Offsets are those of the value.</exception>
    public TRecord? Value
    {
        get
        {
            var current = state;
            if (current is not byte[] bytes)
                return current == Null ? null : (TRecord?)current;
            var value = Parse(bytes);
            state = value;
            return value;
        }
    }

    /// <summary>The value as a member that may be absent and may be null, read now if it was not yet.</summary>
    /// <exception cref="FrameFormatException">The value is of another kind than its type, or something in it is. Offsets are those of the value.</exception>
    public Optional<TRecord?> Member => IsPresent ? new(Value) : default;

    /// <summary>Compares two members by what they say.</summary>
    public static bool operator ==(Deferred<TCodec, TView, TRecord> left, Deferred<TCodec, TView, TRecord> right) => left.Equals(right);

    /// <summary>Compares two members by what they say.</summary>
    public static bool operator !=(Deferred<TCodec, TView, TRecord> left, Deferred<TCodec, TView, TRecord> right) => !left.Equals(right);

    /// <summary>Writes the value: as it came while nobody has asked for it, unknown members included; null when there is none.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <typeparam name="TWriter">Writes the value.</typeparam>
    public readonly void Write<TWriter>(Utf8JsonWriter writer)
        where TWriter : IJsonWriter<TRecord>, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(writer);
        var current = state;
        if (current is byte[] bytes)
            writer.WriteRawValue(bytes.AsSpan(1), skipInputValidation: true);
        else if (current is null || current == Null)
            writer.WriteNullValue();
        else
            TWriter.Write(writer, (TRecord)current);
    }

    /// <summary>Whether both say the same. A value that cannot be read is equal to one of the same bytes.</summary>
    /// <param name="other">Another member.</param>
    public bool Equals(Deferred<TCodec, TView, TRecord> other)
    {
        if (state is byte[] mine && other.state is byte[] others && mine.AsSpan(1).SequenceEqual(others.AsSpan(1)))
            return true;
        return IsPresent == other.IsPresent && HasValue == other.HasValue && TryRead(out var left) && other.TryRead(out var right) && Equals(left, right);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Deferred<TCodec, TView, TRecord> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => !IsPresent ? 0 : TryRead(out var value) ? HashCode.Combine(value) : -1;

    /// <summary>The value's text, the JSON of one that cannot be read, <c>null</c>, or nothing when the member is absent.</summary>
    public override string ToString() => !IsPresent ? "" : TryRead(out var value) ? ReadableText.Of(value) : Encoding.UTF8.GetString(((byte[])state!).AsSpan(1));

    /// <summary>Holds a copy of a value's bytes.</summary>
    /// <param name="json">The value, checked for being JSON.</param>
    /// <param name="depth">How many arrays and objects are open around it.</param>
    internal static Deferred<TCodec, TView, TRecord> Copy(ReadOnlySpan<byte> json, int depth)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(json.Length + 1);
        bytes[0] = (byte)depth;
        json.CopyTo(bytes.AsSpan(1));
        return new(bytes);
    }

    private bool TryRead([MaybeNull] out TRecord value)
    {
        try
        {
            value = Value;
            return true;
        }
        catch (FrameFormatException)
        {
            // Comparing records and showing them may not fail because of what a peer sent.
            value = null;
            return false;
        }
    }

    private static TRecord Parse(byte[] bytes)
    {
        ReadOnlySpan<byte> json = bytes.AsSpan(1);
        var scratch = ViewScratch.Borrow(json.Length);
        var cursor = new JsonCursor(json, 0, bytes[0]);
        var slot = TCodec.Read(ref cursor, scratch);
        var value = TCodec.Record(json, scratch, slot);
        ViewScratch.GiveBack(scratch);
        return value;
    }
}
