using System.Globalization;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>The difference between the two sides: over HTTP a date is text.</summary>
internal static class RestJson
{
    /// <summary>A copy whose dates are ISO 8601 texts, with milliseconds and in UTC.</summary>
    public static JsonNode? ToRest(JsonNode? node) => node switch
    {
        JsonObject form when Ejson.ReadDate(form) is { } date => Text(date),
        JsonObject { Count: 1 } form when form.ContainsKey("$date") => null,
        JsonObject form => new JsonObject(form.Select(member => KeyValuePair.Create(member.Key, ToRest(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(ToRest)]),
        _ => node?.DeepClone(),
    };

    public static string Text(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The date that a text names, as the realtime side writes it.</summary>
    /// <exception cref="DdpException">It names none.</exception>
    public static JsonObject ToDate(string text, string parameter) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Ejson.Date(date.ToUnixTimeMilliseconds())
            : throw new DdpException(new DdpError("error-date-param-invalid", $"The \"{parameter}\" query parameter must be a valid date."));
}
