namespace Framewright.Generator.Json;

/// <summary>A member of an object: its name, which has a position of its own, and its value.</summary>
internal sealed class JsonMemberSyntax(JsonStringSyntax name, JsonSyntax value)
{
    public JsonStringSyntax Name { get; } = name;

    public JsonSyntax Value { get; } = value;
}
