using System.Diagnostics.CodeAnalysis;
using System.Text;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>The values that route an event, as unescaped text over the frame's bytes.</summary>
internal ref struct RouteKey
{
    private ReadOnlySpan<byte> first;
    private ReadOnlySpan<byte> second;
    private ReadOnlySpan<byte> third;
    private ReadOnlySpan<byte> fourth;

    public RouteKey(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        // A route may end earlier: the values behind its last one are not there.
        Count = header.RouteCount;
        while (Count > 0 && !header.Route[Count - 1].IsPresent) Count--;
        for (var index = 0; index < Count; index++) this[index] = Unescape(header.Route[index].Of(frame));
    }

    public RouteKey(ReadOnlySpan<byte[]> values)
    {
        Count = values.Length;
        for (var index = 0; index < Count; index++) this[index] = values[index];
    }

    public int Count { get; }

    [UnscopedRef]
    public ReadOnlySpan<byte> this[int index]
    {
        readonly get => index switch { 0 => first, 1 => second, 2 => third, _ => fourth };
        private set
        {
            switch (index)
            {
                case 0: first = value; break;
                case 1: second = value; break;
                case 2: third = value; break;
                default: fourth = value; break;
            }
        }
    }

    public readonly bool Equals(ReadOnlySpan<byte[]> values)
    {
        if (values.Length != Count) return false;
        for (var index = 0; index < values.Length; index++)
        {
            if (!this[index].SequenceEqual(values[index])) return false;
        }

        return true;
    }

    /// <summary>A string without its quotes; null as empty text; any other value as it is written.</summary>
    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty || JsonToken.IsNull(token)) return default;
        if (token[0] != (byte)'"') return token;
        return token.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonToken.TextOrNull(token) ?? "") : token[1..^1];
    }
}
