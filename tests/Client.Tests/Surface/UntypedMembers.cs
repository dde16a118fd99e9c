using System.Text.Json;
using System.Text.RegularExpressions;

namespace Framewright.Client.Tests.Surface;

/// <summary>Finds where a schema says <c>json</c>.</summary>
internal static partial class UntypedMembers
{
    public static IEnumerable<UntypedMember> Of(JsonElement schema) =>
    [
        .. SchemaSurface.Members(schema, "types").SelectMany(type => InType(type.Name, type.Value)),
        .. SchemaSurface.Members(schema, "methods").SelectMany(method => InMethod(method.Name, method.Value)),
        .. SchemaSurface.Members(schema, "streams").SelectMany(stream => InStream(stream.Name, stream.Value)),
    ];

    private static IEnumerable<UntypedMember> InType(string owner, JsonElement type)
    {
        foreach (var field in SchemaSurface.Members(type, "fields"))
        {
            if (TypeOf(field.Value) is { } text && Json().IsMatch(text)) yield return new UntypedMember(owner, field.Name.TrimEnd('?'), DocOf(field.Value));
        }
        if (type.TryGetProperty("tuple", out var tuple))
        {
            foreach (var found in InShape(owner, tuple)) yield return found;
        }
    }

    private static IEnumerable<UntypedMember> InMethod(string owner, JsonElement method)
    {
        if (method.TryGetProperty("params", out var parameters))
        {
            foreach (var found in InShape(owner, parameters)) yield return found;
        }
        if ((SchemaSurface.Text(method, "returns") ?? SchemaSurface.Text(method, "yields")) is { } result && Json().IsMatch(result)) yield return new UntypedMember(owner, "result", DocOf(method));
    }

    private static IEnumerable<UntypedMember> InStream(string owner, JsonElement stream)
    {
        foreach (var name in (string[])["event", "params"])
        {
            if (!stream.TryGetProperty(name, out var shape)) continue;
            foreach (var found in InShape(owner, shape)) yield return found;
        }
    }

    private static IEnumerable<UntypedMember> InShape(string owner, JsonElement shape)
    {
        switch (shape.ValueKind)
        {
            case JsonValueKind.String when Short().Match(shape.GetString()!) is { Success: true } match && Json().IsMatch(match.Groups[1].Value):
                return [new UntypedMember(owner, match.Groups[2].Value.TrimEnd('?'), "")];
            case JsonValueKind.Array:
                return shape.EnumerateArray().SelectMany(item => InShape(owner, item));
            case JsonValueKind.Object when SchemaSurface.Text(shape, "type") is { } type:
                return Json().IsMatch(type) ? [new UntypedMember(owner, SchemaSurface.Text(shape, "name") ?? "", DocOf(shape))] : [];
            case JsonValueKind.Object when shape.TryGetProperty("value", out _):
                return [];
            case JsonValueKind.Object:
                return shape.EnumerateObject().SelectMany(member => InShape(owner, member.Value));
            default:
                return [];
        }
    }

    private static string? TypeOf(JsonElement field) => field.ValueKind == JsonValueKind.String ? field.GetString()!.Split(" as ")[0] : SchemaSurface.Text(field, "type");

    private static string DocOf(JsonElement json) => SchemaSurface.Text(json, "doc") ?? "";

    [GeneratedRegex(@"\bjson\b")]
    private static partial Regex Json();

    [GeneratedRegex(@"^([^{} ]+) (\S+)$")]
    private static partial Regex Short();
}
