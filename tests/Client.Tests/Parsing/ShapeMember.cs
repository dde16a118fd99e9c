using System.Text.Json;

namespace Framewright.Client.Tests.Parsing;

/// <summary>A member of an object type: its name on the wire, its shape, and where the record has it.</summary>
internal sealed record ShapeMember<T>(string Wire, Shape Shape, Func<T, object?> Ours, bool IsRequired)
{
    public bool IsEqual(JsonElement parent, T record)
    {
        var value = !Shape.IsNothing(parent) && parent.TryGetProperty(Wire, out var found) ? found : default;
        var ours = Ours(record);
        return !IsRequired && ours is null ? Shape.IsAbsent(value) : (IsRequired || !Shape.IsNothing(value)) && Shape.AreEqual(value, ours);
    }
}
