using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>One JSON value copied out of a frame into a pooled array. Whoever holds it disposes it; a forgotten one is garbage, its array just does not return to the pool.</summary>
/// <remarks>
/// The object itself is never reused, so a late call can only meet an <see cref="ObjectDisposedException"/>. <see cref="Dispose"/> may be called from any thread and more than once;
/// spans and memory taken before die with it, so the holder must have finished with them.
/// </remarks>
public sealed class RawJson : IDisposable
{
    private byte[]? array;

    private RawJson(byte[] array, int length)
    {
        this.array = array;
        Length = length;
        Kind = JsonToken.KindOf(array.AsSpan(0, length));
    }

    /// <summary>The value's bytes, valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ReadOnlySpan<byte> Utf8 => Memory.Span;

    /// <summary>The value's bytes, valid until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            RacePoint.At("RawJson.Read", this);
            var current = Volatile.Read(ref array);
            ObjectDisposedException.ThrowIf(current is null, this);
            return current.AsMemory(0, Length);
        }
    }

    /// <summary>The length in bytes. Stays readable after <see cref="Dispose"/>.</summary>
    public int Length { get; }

    /// <summary>The value's kind. Stays readable after <see cref="Dispose"/>.</summary>
    public JsonKind Kind { get; }

    /// <summary>Copies a value.</summary>
    /// <param name="json">One JSON value without white space around it, checked by <see cref="JsonCursor"/>.</param>
    public static RawJson Copy(ReadOnlySpan<byte> json)
    {
        var array = ArrayPool<byte>.Shared.Rent(json.Length);
        json.CopyTo(array);
        return new RawJson(array, json.Length);
    }

    /// <summary>An independent copy, which outlives this one.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public JsonElement ToElement() => JsonElement.Parse(Utf8);

    /// <summary>Gives the array back to the pool.</summary>
    public void Dispose()
    {
        RacePoint.At("RawJson.Dispose", this);
        if (Interlocked.Exchange(ref array, null) is not { } owned) return;
        RacePoint.At("RawJson.Return", this);
        ArrayPool<byte>.Shared.Return(owned);
    }

    /// <summary>The JSON text.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
