using System.Runtime.InteropServices;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Strict.Tests.Reference;

/// <summary>Whether a view's value is the one that the reference has; an absent one is undefined there.</summary>
internal static class Same
{
    public static bool Text(JsonText text, JsonElement value) =>
        Kinds.StringOf(value) is { } expected ? text.IsPresent && text.Equals(expected) && (expected.Length > 64 || text.ToString() == expected) : !text.IsPresent;

    public static bool NullableInteger(int? ours, JsonElement value) => Kinds.IsNothing(value) ? ours is null : ours == Kinds.IntegerOf(value);

    public static bool Bytes(JsonBytes bytes, JsonElement value) =>
        Kinds.IsNothing(value) ? !bytes.IsPresent : bytes.IsPresent && bytes.ToArray().AsSpan().SequenceEqual(value.GetBytesFromBase64());

    public static bool Raw(JsonSlice slice, JsonElement value) => Kinds.IsNothing(value) ? !slice.IsPresent : slice.Utf8.SequenceEqual(JsonMarshal.GetRawUtf8Value(value));

    public static bool Texts(ArrayView<TextCodec, JsonText, string> texts, JsonElement value)
    {
        if (texts.Count != Count(value)) return false;
        var index = 0;
        foreach (var text in texts)
        {
            if (!Text(text, value[index++])) return false;
        }

        return true;
    }

    public static bool Integers(ArrayView<Int32Codec, int, int> integers, JsonElement value)
    {
        if (integers.Count != Count(value)) return false;
        var index = 0;
        foreach (var integer in integers)
        {
            if (integer != Kinds.IntegerOf(value[index++])) return false;
        }

        return true;
    }

    public static int Count(JsonElement value) => Kinds.IsNothing(value) ? 0 : value.GetArrayLength();

    public static IEnumerator<JsonProperty> Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>().GetEnumerator();
}
