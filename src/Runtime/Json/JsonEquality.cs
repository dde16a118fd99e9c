using System.Runtime.InteropServices;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>Compares JSON values by what they say: members in any order, numbers by value. Generated records use it.</summary>
public static class JsonEquality
{
    /// <summary>Whether both say the same. Default elements are equal to each other only.</summary>
    /// <param name="left">A value.</param>
    /// <param name="right">Another value.</param>
    public static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined)
            return left.ValueKind == right.ValueKind;
        if (JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right)))
            return true;
        try
        {
            return JsonElement.DeepEquals(left, right);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, which is no text: equal only when it is written the same way.
            return false;
        }
    }

    /// <summary>A hash that is the same for values that are equal. It looks at the outermost level only.</summary>
    /// <param name="value">The value.</param>
    public static int HashOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => HashCode.Combine(JsonValueKind.Array, value.GetArrayLength()),
        _ => (int)value.ValueKind,
    };
}
