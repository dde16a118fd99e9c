using System.Text;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>Any JSON value of a frame as its bytes, checked to the last one. Dies with the frame.</summary>
/// <remarks>An absent or null member gives the default: not present, no bytes.</remarks>
public readonly ref struct JsonSlice
{
    internal JsonSlice(ReadOnlySpan<byte> utf8) => Utf8 = utf8;

    /// <summary>Whether there is a value other than null.</summary>
    public bool IsPresent => !Utf8.IsEmpty;

    /// <summary>Its kind; <see cref="JsonKind.None"/> when not present.</summary>
    public JsonKind Kind => JsonToken.KindOf(Utf8);

    /// <summary>Its bytes, quotes and brackets included.</summary>
    public ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>A copy that lives as long as anybody holds it; the default element when not present.</summary>
    /// <exception cref="FrameFormatException">The value is not JSON, which only <see cref="JsonChecks.Trusting"/> lets through.</exception>
    public JsonElement ToElement()
    {
        try
        {
            return IsPresent ? JsonElement.Parse(Utf8) : default;
        }
        catch (JsonException)
        {
            throw new FrameFormatException("a JSON value", 0);
        }
    }

    /// <summary>The JSON text; empty when not present.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
