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
        Count = CountOf(header);
        for (var index = 0; index < Count; index++) this[index] = Unescape(header.Route[index].Of(frame));
    }

    public RouteKey(ReadOnlySpan<byte[]> values)
    {
        Count = values.Length;
        for (var index = 0; index < Count; index++) this[index] = values[index];
    }

    public int Count { get; }

    /// <summary>How many values a route has. It may end earlier than others: the values behind its last one are not there.</summary>
    public static int CountOf(in FrameHeader header)
    {
        var count = header.RouteCount;
        while (count > 0 && !header.Route[count - 1].IsPresent) count--;
        return count;
    }

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

    /// <summary>A value without escapes: a string without its quotes; null as empty text; any other value as it is written.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> token)
    {
        if (token.Length >= 2 && token[0] == (byte)'"') return token[1..^1];
        return JsonToken.IsNull(token) ? default : token;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> token) =>
        JsonToken.KindOf(token) == JsonKind.String && token.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(JsonToken.TextOrNull(token) ?? "") : Content(token);
}
