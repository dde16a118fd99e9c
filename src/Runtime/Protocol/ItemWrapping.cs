using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Makes an event's body around an item: what the event's way to the id has before the item's is how deep the item lies.</summary>
internal sealed class ItemWrapping
{
    /// <summary>No event that anybody sends has its item further back; a schema may say any number.</summary>
    private const int MostBefore = 256;

    private readonly byte[] before;
    private readonly byte[] behind;

    private ItemWrapping(byte[] before, byte[] behind)
    {
        this.before = before;
        this.behind = behind;
    }

    /// <summary>The wrapping between two ways to the same value.</summary>
    /// <param name="body">The way from the body.</param>
    /// <param name="item">The way from the item.</param>
    /// <returns>Null when the way to the item leads through a string or past very many elements, or the one does not end as the other.</returns>
    public static ItemWrapping? Between(JsonPath body, JsonPath item)
    {
        var depth = body.Steps.Length - item.Steps.Length;
        if (depth < 0 || !AreSame(body.Steps[depth..], item.Steps)) return null;
        var before = new StringBuilder();
        var behind = new StringBuilder();
        foreach (var step in body.Steps[..depth])
        {
            if (step.IsInText || step.Index > MostBefore) return null;
            before.Append(step.Name is { } name ? $"{{\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\":" : "[" + string.Concat(Enumerable.Repeat("null,", step.Index)));
            behind.Insert(0, step.Name is null ? ']' : '}');
        }

        return new ItemWrapping(Encoding.UTF8.GetBytes(before.ToString()), Encoding.UTF8.GetBytes(behind.ToString()));
    }

    /// <summary>The body around an item.</summary>
    public byte[] Wrap(ReadOnlySpan<byte> item) => [.. before, .. item, .. behind];

    private static bool AreSame(ReadOnlySpan<JsonPathStep> left, ReadOnlySpan<JsonPathStep> right)
    {
        for (var index = 0; index < left.Length; index++)
        {
            if (left[index].Index != right[index].Index || !left[index].Name.AsSpan().SequenceEqual(right[index].Name) || left[index].IsInText != right[index].IsInText) return false;
        }

        return true;
    }
}
