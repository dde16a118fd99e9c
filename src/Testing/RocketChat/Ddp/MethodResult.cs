using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>What a method returned: nothing at all, or a value that may be null.</summary>
internal readonly record struct MethodResult(bool HasValue, JsonNode? Value)
{
    public static MethodResult Nothing => default;

    public static MethodResult Of(JsonNode? value) => new(true, value);

    public bool IsFalsy => Value switch
    {
        null => true,
        JsonValue value when value.TryGetValue<bool>(out var flag) => !flag,
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0,
        JsonValue value when value.TryGetValue<double>(out var number) => number == 0,
        _ => false,
    };
}
