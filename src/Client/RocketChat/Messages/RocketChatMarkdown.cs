using System.Runtime.InteropServices;
using System.Text.Json;

namespace Framewright.RocketChat;

/// <summary>Reads parts of parsed texts whose form differs between versions of the server.</summary>
public static class RocketChatMarkdown
{
    /// <summary>What a link says: one span from some versions of the server, several from others; none where it has no label.</summary>
    /// <param name="target">The link's target.</param>
    /// <exception cref="FrameFormatException">The label is neither.</exception>
    public static IReadOnlyList<MarkdownSpan> Spans(this MarkdownLinkTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Label switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
            { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(Span)],
            { } one => [Span(one)],
        };
    }

    private static MarkdownSpan Span(JsonElement element) => MarkdownSpan.Parse(JsonMarshal.GetRawUtf8Value(element));
}
