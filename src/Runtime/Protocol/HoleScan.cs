using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Finds the holes of a header: the plain texts and whole numbers that no frame rule tests. Walks bytes that the protocol's own reader has found to be JSON.</summary>
internal ref struct HoleScan<TProtocol>(ReadOnlySpan<byte> bytes, Span<HeaderHole> holes)
    where TProtocol : struct, IRealtimeProtocol
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly Span<HeaderHole> holes = holes;
    private int position;
    private int depth;
    private ulong objects;
    private int index;
    private bool isNameNext;
    private bool isTested = true;

    /// <summary>How many holes were found.</summary>
    public int Count { get; private set; }

    /// <summary>Walks all of the bytes.</summary>
    /// <returns>False when they are none to make a template of: with escapes, with more holes than fit, or of a shape that is rare in headers.</returns>
    public bool TryWalk()
    {
        while (position < bytes.Length)
        {
            if (!TryStep(bytes[position])) return false;
        }

        return true;
    }

    private bool TryStep(byte unit)
    {
        switch (unit)
        {
            case (byte)'{' or (byte)'[':
                return TryOpen(unit == (byte)'{');
            case (byte)'}' or (byte)']':
                position++;
                return TryClose();
            case (byte)',':
                position++;
                isNameNext = IsInObject;
                if (!isNameNext) isTested = TProtocol.IsTested(++index);
                return true;
            case (byte)'"':
                return TryText();
            case >= (byte)'0' and <= (byte)'9':
                return TryNumber();
            default:
                // A colon, white space, a sign, a letter of a literal.
                position++;
                return true;
        }
    }

    private readonly bool IsInObject => (objects & 1) != 0;

    private bool TryOpen(bool isObject)
    {
        // Of an array around another the index is not kept: nothing may follow the inner one.
        if (depth == JsonCursor.MaxDepth) return false;
        position++;
        depth++;
        objects = (objects << 1) | (isObject ? 1UL : 0);
        isNameNext = isObject;
        index = 0;
        if (!isObject) isTested = TProtocol.IsTested(0);
        return true;
    }

    private bool TryClose()
    {
        depth--;
        objects >>= 1;
        isNameNext = false;
        return depth == 0 || IsInObject;
    }

    private bool TryText()
    {
        var start = position + 1;
        var end = start + StringScan.PlainLength(bytes[start..]);
        if (end == bytes.Length || bytes[end] != (byte)'"') return false;
        position = end + 1;
        if (!isNameNext) return TryAdd(new HeaderHole(start, end, IsNumber: false));
        isNameNext = false;
        isTested = TProtocol.IsTested(bytes[start..end]);
        return true;
    }

    private bool TryNumber()
    {
        var start = position;
        while (position < bytes.Length && bytes[position] is >= (byte)'0' and <= (byte)'9') position++;
        if (position == bytes.Length || bytes[position] is not ((byte)'.' or (byte)'e' or (byte)'E')) return TryAdd(new HeaderHole(start, position, IsNumber: true));
        while (position < bytes.Length && bytes[position] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-') position++;
        return true;
    }

    private bool TryAdd(HeaderHole hole)
    {
        if (isTested) return true;
        if (Count == holes.Length) return false;
        holes[Count++] = hole;
        return true;
    }
}
