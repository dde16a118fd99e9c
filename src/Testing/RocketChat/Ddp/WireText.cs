using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>JSON between the wire's bytes and nodes.</summary>
internal static class WireText
{
    // A node tree cannot hold a name twice; such a frame counts as one that is not JSON.
    private static readonly JsonDocumentOptions ReadOptions = new() { AllowDuplicateProperties = false, MaxDepth = 500 };

    public static byte[] Write(JsonNode node)
    {
        var text = new StringBuilder();
        WireWriter.Append(text, node);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Returns false for text that is not JSON; the literal <c>null</c> gives a null node.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out JsonNode? node)
    {
        node = null;
        try
        {
            node = JsonNode.Parse(LoneSurrogates.Replace(utf8), documentOptions: ReadOptions);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The node's text when it is a JSON string, else null.</summary>
    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
