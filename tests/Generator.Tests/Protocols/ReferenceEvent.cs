using System.Text.Json;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The event type of the differential test, read with the framework's parser: of repeated members the last wins.</summary>
internal static class ReferenceEvent
{
    /// <summary>The event as its record is written; null when it is not of the kinds that the schema says.</summary>
    public static string? Write(JsonElement body, bool isFirstOfArray)
    {
        if (isFirstOfArray)
        {
            if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() == 0) return null;
            body = body[0];
        }

        if (body.ValueKind == JsonValueKind.Null) return """{"_id":""}""";
        if (body.ValueKind != JsonValueKind.Object) return null;
        var fits = true;
        var text = Harness.ProtocolProbe.Write(writer => fits = WriteEvent(writer, body));
        return fits ? text : null;
    }

    private static bool WriteEvent(Utf8JsonWriter writer, JsonElement body)
    {
        // Every occurrence has to fit; the last one counts.
        var fits = Check(body, "_id", JsonValueKind.String) & CheckInteger(body) & CheckBoolean(body) & CheckTags(body) & CheckUser(body);
        writer.WriteStartObject();
        writer.WriteString("_id", TextOf(Last(body, "_id")));
        if (fits && Last(body, "n") is { ValueKind: JsonValueKind.Number } number) writer.WriteNumber("n", Integer(number)!.Value);
        if (fits && Last(body, "ok") is { ValueKind: not JsonValueKind.Null } ok) writer.WriteBoolean("ok", ok.GetBoolean());
        if (fits && Last(body, "tags") is { ValueKind: JsonValueKind.Array } tags)
        {
            writer.WriteStartArray("tags");
            foreach (var tag in tags.EnumerateArray()) writer.WriteStringValue(TextOf(tag));
            writer.WriteEndArray();
        }

        if (fits && Last(body, "u") is { ValueKind: JsonValueKind.Object } user)
        {
            writer.WriteStartObject("u");
            writer.WriteString("name", TextOf(Last(user, "name")));
            if (Last(user, "n") is { ValueKind: JsonValueKind.Number } of) writer.WriteNumber("n", Integer(of)!.Value);
            writer.WriteEndObject();
        }

        if (Last(body, "any") is { ValueKind: not JsonValueKind.Null } any)
        {
            writer.WritePropertyName("any");
            writer.WriteRawValue(any.GetRawText());
        }

        writer.WriteEndObject();
        return fits;
    }

    private static bool Check(JsonElement parent, string name, JsonValueKind kind) => All(parent, name, value => value.ValueKind == kind || value.ValueKind == JsonValueKind.Null);

    private static bool CheckInteger(JsonElement parent) =>
        All(parent, "n", value => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Number && Integer(value) is not null));

    private static bool CheckBoolean(JsonElement parent) => All(parent, "ok", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null);

    private static bool CheckTags(JsonElement parent) => All(parent, "tags", value => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(tag => tag.ValueKind is JsonValueKind.String or JsonValueKind.Null)));

    private static bool CheckUser(JsonElement parent) => All(parent, "u", value => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Object && Check(value, "name", JsonValueKind.String) && CheckInteger(value)));

    private static bool All(JsonElement parent, string name, Func<JsonElement, bool> fits) =>
        parent.EnumerateObject().Where(member => ReferenceFrame.NameOf(member) == name).All(member => fits(member.Value));

    private static JsonElement? Last(JsonElement parent, string name)
    {
        JsonElement? last = null;
        foreach (var member in parent.EnumerateObject())
        {
            if (ReferenceFrame.NameOf(member) == name) last = member.Value;
        }

        return last;
    }

    /// <summary>An integer in whatever form it is written: 1, 1.0 and 1e0 are the same number.</summary>
    private static long? Integer(JsonElement number)
    {
        if (number.TryGetInt64(out var value)) return value;
        return number.TryGetDecimal(out var exact) && exact == decimal.Truncate(exact) && exact is >= long.MinValue and <= long.MaxValue ? (long)exact : null;
    }

    private static string TextOf(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? ReferenceFrame.Text(text) : "";
}
