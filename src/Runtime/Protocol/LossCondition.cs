using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>A value in an event, and what it has to be.</summary>
/// <param name="path">The way from the event's body to the value.</param>
/// <param name="expected">The value as text; null for null or an absent value.</param>
public sealed class LossCondition(JsonPath path, string? expected)
{
    /// <summary>Whether the value is that.</summary>
    /// <param name="body">The event's body.</param>
    /// <exception cref="FrameFormatException">The body is not JSON.</exception>
    public bool Holds(ReadOnlySpan<byte> body) => !body.IsEmpty && JsonToken.TextOrNull(path.Read(body)) == expected;
}
