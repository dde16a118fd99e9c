using System.Buffers;
using System.Buffers.Text;

namespace Framewright.Json;

/// <summary>Bytes that a frame carries as base64, decoded where they are asked for. Dies with the frame.</summary>
/// <remarks>An absent or null member gives the default: not present, no bytes.</remarks>
public readonly ref struct JsonBytes
{
    private readonly JsonText text;

    internal JsonBytes(JsonText text) => this.text = text;

    /// <summary>Whether there are bytes, even none of them.</summary>
    public bool IsPresent => text.IsPresent;

    /// <summary>No less than the number of bytes: the size of a buffer that <see cref="CopyTo"/> never finds too small.</summary>
    public int MaxLength => Base64.GetMaxDecodedFromUtf8Length(text.MaxLength);

    /// <summary>Decodes the bytes. Allocates nothing.</summary>
    /// <param name="destination">Where to; <see cref="MaxLength"/> bytes are always enough.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    public int CopyTo(Span<byte> destination)
    {
        if (!text.IsEscaped)
            return Decode(text.Raw, destination);
        var rented = ArrayPool<byte>.Shared.Rent(text.MaxLength);
        try
        {
            return Decode(rented.AsSpan(0, text.CopyTo(rented)), destination);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Decodes the bytes to an array of their own.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[MaxLength];
        var length = CopyTo(bytes);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    /// <summary>Whether the text is base64.</summary>
    internal static bool IsValid(JsonText text)
    {
        if (!text.IsEscaped)
            return Base64.IsValid(text.Raw);
        var rented = ArrayPool<byte>.Shared.Rent(text.MaxLength);
        var valid = Base64.IsValid(rented.AsSpan(0, text.CopyTo(rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return valid;
    }

    private static int Decode(ReadOnlySpan<byte> base64, Span<byte> destination) =>
        Base64.DecodeFromUtf8(base64, destination, out _, out var written) == OperationStatus.Done
            ? written
            : throw new ArgumentException("The destination is too small.", nameof(destination));
}
