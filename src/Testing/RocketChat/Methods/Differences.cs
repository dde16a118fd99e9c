using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Answers of methods that give everything, or what changed since a date.</summary>
internal static class Differences
{
    public static MethodResult Answer<T>(JsonArray parameters, IEnumerable<T> all, Func<T, long> updatedAt, Func<T, JsonObject> toDocument)
    {
        JsonArray Documents(IEnumerable<T> items) => new([.. items.Select(toDocument)]);
        if (Ejson.ReadDate(parameters.At(0)) is not { } since)
            return MethodResult.Of(Documents(all));
        return MethodResult.Of(new JsonObject
        {
            ["update"] = Documents(all.Where(item => updatedAt(item) > since)),
            ["remove"] = new JsonArray(),
        });
    }
}
