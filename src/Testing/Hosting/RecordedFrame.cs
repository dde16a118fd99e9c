using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Framewright.Testing.Hosting;

/// <summary>One WebSocket message as it crossed the socket. Immutable; safe to keep.</summary>
public sealed class RecordedFrame
{
    private readonly byte[] bytes;

    internal RecordedFrame(byte[] bytes, bool isText, DateTimeOffset at)
    {
        this.bytes = bytes;
        IsText = isText;
        At = at;
        Text = isText ? Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>Whether it was a text message; otherwise it was a binary one.</summary>
    public bool IsText { get; }

    /// <summary>When the server saw it, by the server's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The message's text, or null when it was binary.</summary>
    public string? Text { get; }

    /// <summary>The message's payload.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Parses the payload anew; null when it is not JSON or is the literal <c>null</c>.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return JsonNode.Parse(bytes);
            }
            catch (JsonException)
            {
                // Garbage is a legitimate thing to record; "not JSON" is the answer, not a failure.
                return null;
            }
        }
    }

    /// <summary>The member of that name when the payload is a JSON object that has it, else null.</summary>
    /// <param name="name">The member's name, exactly.</param>
    public JsonNode? Member(string name) => Json is JsonObject found ? found[name] : null;

    /// <summary>The member of that name when it is a JSON string, else null.</summary>
    /// <param name="name">The member's name, exactly.</param>
    public string? TextMember(string name) =>
        Member(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <inheritdoc/>
    public override string ToString() => Text ?? $"{bytes.Length} binary bytes";
}
